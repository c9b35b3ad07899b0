"""Times `chuan lint` as whole processes: a rulebook of 1,000 rule files, 1,000 rulebooks of one file, and one file.

Usage: lint.py PROGRAM… [--rounds N] [--counts] [--files N]. Several programs take turns in one run, and must find the same to
the byte. Prints, for each folder, the shortest and the median time, the time of the processor and the most memory, and how many
times as long as the first program each other one takes. --counts counts instructions over a tenth of the files instead, which
needs valgrind and no quiet machine. Where yamllint is installed it takes turns too: it looks at the layout of YAML alone.
"""
import argparse
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

LINES = 60
UNIT_TYPES = ["sở ngành", "quận huyện", "phường xã", "đơn vị giáo dục", "đơn vị y tế", "đơn vị sự nghiệp"]
SUBJECTS = ["hộ tịch", "chứng thực", "đất đai", "xây dựng", "đầu tư", "giáo dục", "y tế", "lao động", "môi trường",
            "văn hóa", "giao thông", "thủy lợi", "nông nghiệp", "công thương", "tài chính", "tư pháp", "nội vụ",
            "thông tin"]
FIGURES = [("total", "tổng số hồ sơ"), ("online", "hồ sơ trực tuyến"), ("resolved", "hồ sơ đã xong"),
           ("early", "hồ sơ trước hạn"), ("on_time", "hồ sơ đúng hạn"), ("late", "hồ sơ quá hạn"),
           ("apologised", "hồ sơ đã xin lỗi"), ("digitised", "kết quả đã số hóa"), ("signed", "kết quả ký số"),
           ("paid", "giao dịch điện tử"), ("asked", "phiếu khảo sát"), ("content", "phiếu hài lòng")]
TABLES = 6
COLUMNS = [("received", "tiếp nhận"), ("online", "trực tuyến"), ("resolved", "đã giải quyết"), ("early", "trước hạn"),
           ("on_time", "đúng hạn"), ("late", "quá hạn"), ("returned", "trả lại"), ("pending", "đang giải quyết"),
           ("overdue", "đang giải quyết quá hạn")]


def letters(number):
    """A number in letters: rulebooks whose ids differ in digits alone are one series."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def title(vi, en):
    return f"tên: {{vi: {vi}, en: {en}}}"


def head(code, name):
    return ["bộ chỉ tiêu:", f"  mã: {code}", f"  {title(name, 'Made rulebook')}",
            "  hiệu lực: {từ: 2023-01-01, đến: 2023-12-31}", "  kỳ đánh giá: năm", "  văn bản:",
            f"    - {{mã: qd-2023, {title('Quyết định giao chỉ tiêu', 'Decision on targets')}}}"]


def unit_types(names):
    return ["các loại đơn vị:"] + [f"  - {{mã: u{place}, {title(name, f'units {place}')}}}"
                                   for place, name in enumerate(names)]


def group(number, subject):
    """A block of figures about a subject, with what must hold between them."""
    def name(figure):
        return f"{figure} {subject}"
    fields = [f"      - {{khóa: {key}_{number}, {title(name(text), f'{key} {number}')}, kiểu: số đếm, đơn vị tính: d}}"
              for key, text in FIGURES]
    texts = {key: name(text) for key, text in FIGURES}
    rules = ["{early} + {on_time} + {late} = {resolved}", "{resolved} <= {total}", "{online} <= {total}",
             "{apologised} <= {late}", "{signed} <= {digitised}", "{content} <= {asked}"]
    return ([f"  - khối: group_{number}", f"    {title(f'số liệu {subject}', f'figures {number}')}", "    dạng: nhóm",
             "    trường:"] + fields
            + [f"      - {{khóa: published_{number}, {title(f'đã công khai {subject}', f'published {number}')}, "
               "kiểu: có hay không}",
               f"      - {{khóa: day_{number}, {title(f'ngày công khai {subject}', f'day {number}')}, kiểu: ngày}}",
               "    ràng buộc:"] + [f"      - {rule.format_map(texts)}" for rule in rules])


def table(number):
    fields = [f"      - {{khóa: {key}, {title(text, key)}, kiểu: số đếm, đơn vị tính: d}}" for key, text in COLUMNS]
    return ([f"  - khối: table_{number}", f"    {title(f'bảng lĩnh vực {number}', f'table {number}')}", "    dạng: bảng",
             "    nhãn dòng: field_name", "    định danh: [field_name]", "    trường:",
             f"      - {{khóa: field_name, {title('lĩnh vực', 'field')}, kiểu: chữ}}",
             f"      - {{khóa: class, {title('nhóm lĩnh vực', 'class')}, kiểu: lựa chọn, theo danh mục: classes}}"] + fields
            + ["    ràng buộc:", "      - đã giải quyết = trước hạn + đúng hạn + quá hạn",
               "      - tiếp nhận = đã giải quyết + đang giải quyết", "      - trực tuyến <= tiếp nhận",
               "      - trả lại <= đúng hạn", "      - đang giải quyết quá hạn <= đang giải quyết"])


def vocabulary():
    lines = unit_types(UNIT_TYPES) + ["các đơn vị tính:", f"  - {{mã: d, {title('hồ sơ', 'dossiers')}}}", "danh mục:",
                                      "  - mã: classes", f"    {title('nhóm lĩnh vực', 'classes')}", "    giá trị:"]
    lines += [f"      - {{mã: {code}, {title(text, code)}}}" for code, text in
              [("land", "lĩnh vực đất đai"), ("complaint", "đơn thư khiếu nại"), ("other", "lĩnh vực khác")]]
    lines += ["từ điển dữ liệu:"]
    for number, subject in enumerate(SUBJECTS):
        lines += group(number, subject)
    for number in range(TABLES):
        lines += table(number)
    return lines


def rate(rng, number):
    """A rate of figures about two subjects together."""
    one, other = rng.sample(SUBJECTS, 2)
    above, below = rng.choice([(["hồ sơ trước hạn", "hồ sơ đúng hạn"], "hồ sơ đã xong"),
                               (["hồ sơ trực tuyến"], "tổng số hồ sơ"), (["hồ sơ đã xin lỗi"], "hồ sơ quá hạn"),
                               (["kết quả ký số"], "kết quả đã số hóa"), (["phiếu hài lòng"], "phiếu khảo sát"),
                               (["hồ sơ đúng hạn"], "hồ sơ đã xong")])
    above = " + ".join(f"{figure} {subject}" for subject in (one, other) for figure in above)
    return [f"tên: {{vi: Tỷ lệ thứ {number} về {one} và {other}, en: Rate {number} of two subjects}}", f"tử số: {above}",
            f"mẫu số: {below} {one} + {below} {other}", f"mục tiêu: từ {rng.randrange(60, 99)}% trở lên"]


def rate_of_rows(rng, number):
    above, below = rng.choice([("dòng.trước hạn + dòng.đúng hạn", "dòng.đã giải quyết"),
                               ("dòng.trực tuyến", "dòng.tiếp nhận"),
                               ("dòng.đúng hạn - dòng.trả lại", "dòng.đã giải quyết - dòng.trả lại")])
    kind = rng.choice(["land", "complaint", "other"])
    return [f"tên: {{vi: Tỷ lệ của từng lĩnh vực thứ {number}, en: Rate {number} of each field}}",
            f"với mỗi: bảng lĩnh vực {rng.randrange(TABLES)} là dòng",
            f"trong đó: dòng.nhóm lĩnh vực != \"{kind}\" and dòng.tiếp nhận > {number}",
            f"tử số: {above}", f"mẫu số: {below}", f"mục tiêu: từ {rng.randrange(60, 99)}% trở lên",
            "tổng hợp: {cách: cộng dồn, riêng theo: dòng.lĩnh vực}"]


def requirement(rng, number):
    one, other = rng.sample(SUBJECTS, 2)
    return [f"tên: {{vi: Công khai thứ {number} về {one}, en: Publication {number} of the subject}}", "yêu cầu: >-",
            f"  if đã công khai {one} then hồ sơ quá hạn {one} <= {number}",
            f"  else đã công khai {other} and hồ sơ quá hạn {other} <= {number + 1}",
            f"chứng minh bằng: ngày công khai {one} <= đến ngày"]


def measure_by_unit_type(rng, number):
    table = rng.randrange(TABLES)
    return [f"tên: {{vi: Hồ sơ chờ thứ {number}, en: Waiting {number}}}", "đặt:",
            f"  các dòng chậm: bảng lĩnh vực {table}[quá hạn > {number % 50}]",
            f"  tổng chậm: sum(các dòng chậm.quá hạn)",
            f"thước đo: tổng chậm + {number}", "mục tiêu:", "  theo loại đơn vị:",
            f"    sở ngành: không quá {rng.randrange(5, 90) + number}",
            f"    quận huyện, phường xã: không quá {rng.randrange(5, 90) + number}",
            f"    đơn vị giáo dục, đơn vị y tế, đơn vị sự nghiệp: không quá {rng.randrange(5, 90) + number}"]


def checks(makers, rng, number, room):
    """The checks of an indicator in so many lines, the last ones remarks."""
    lines = []
    for place, maker in enumerate(makers):
        letter = "abcdefgh"[place]
        own = [f"      - mã: {number}.{letter}"] + [f"        {line}" for line in maker(rng, number * 8 + place)]
        own += ["        khắc phục:",
                "          vi: Rà soát từng khâu xử lý hồ sơ, bổ sung người ở khâu chậm và nhắc việc trước hạn.",
                "          en: Trace each step, staff the slow ones and send reminders ahead of time.", ""]
        if len(lines) + len(own) <= room:
            lines += own
    return lines


def indicator(rng, number, makers, room=LINES):
    lines = ["chỉ tiêu:", f"  - mã: \"{number}\"", "    tên:", f"      vi: Chỉ tiêu thứ {number} của bộ chỉ tiêu",
             f"      en: Indicator {number} of the rulebook", f"    căn cứ: {{nguồn: qd-2023, mục: \"{number}\"}}",
             "    áp dụng: [sở ngành, quận huyện, phường xã, đơn vị giáo dục, đơn vị y tế, đơn vị sự nghiệp]",
             "    tiêu chí:"]
    return lines + checks(makers, rng, number, room - len(lines))


def padded(lines, count=LINES):
    """The lines with remarks in front, so that there are as many as asked for."""
    lines = lines[:-1] if lines and not lines[-1] else lines
    missing = max(0, count - len(lines))
    remarks = [f"# Ghi chú {place + 1} của người soạn: số liệu lấy theo biểu mẫu báo cáo định kỳ." for place in range(missing)]
    return remarks + lines


def write(path, lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_file(ids):
    lines = ["trường hợp:"]
    for check in ids:
        lines += [f"  - tên: chưa có số liệu của {check}", f"    xét: {check}", "    mong đợi: chưa đủ dữ liệu"]
    return lines


def one_rulebook(folder, files):
    """One rulebook: a head, a vocabulary of 318 fields, so many files with an indicator of four checks, and tests beside."""
    rng = random.Random(7)
    write(folder / "bo.rules.yaml", head("lint-1", "Bộ chỉ tiêu để đo tốc độ"))
    write(folder / "tu-dien.rules.yaml", vocabulary())
    makers = [rate, rate_of_rows, requirement, measure_by_unit_type, rate, rate]
    waiting = []
    for number in range(1, files + 1):
        lines = padded(indicator(rng, number, makers))
        write(folder / f"chi-tieu-{number:04d}.rules.yaml", lines)
        waiting += [line.split(": ")[1] for line in lines if line.startswith("      - mã: ")]
        if number % 10 == 0 or number == files:
            write(folder / f"chi-tieu-{number:04d}.test.yaml", test_file(waiting))
            waiting = []


def many_rulebooks(folder, files):
    """So many rulebooks in a folder each, all of one in one file."""
    rng = random.Random(8)
    for number in range(1, files + 1):
        lines = head(f"lint-{letters(number)}", f"Bộ chỉ tiêu thứ {number}") + unit_types(UNIT_TYPES[:2])
        lines += ["các đơn vị tính:", f"  - {{mã: d, {title('hồ sơ', 'dossiers')}}}", "từ điển dữ liệu:"]
        lines += group(0, SUBJECTS[number % len(SUBJECTS)])[:-3]
        subject = SUBJECTS[number % len(SUBJECTS)]
        (folder / f"bo-{number:04d}").mkdir()
        lines += ["chỉ tiêu:", "  - mã: \"1\"", "    tên: {vi: Giải quyết hồ sơ, en: Dossiers}",
                  "    căn cứ: {nguồn: qd-2023, mục: \"1\"}", "    khắc phục: {vi: Rà soát từng khâu, en: Trace each step}",
                  "    tiêu chí:"]
        lines += ["      - mã: 1.a", f"        tử số: hồ sơ trước hạn {subject} + hồ sơ đúng hạn {subject}",
                  f"        mẫu số: hồ sơ đã xong {subject}", f"        mục tiêu: từ {rng.randrange(60, 99)}% trở lên",
                  "      - mã: 1.b", f"        chỉ khi: tổng số hồ sơ {subject} > {number}",
                  f"        tử số: hồ sơ trực tuyến {subject}", f"        mẫu số: tổng số hồ sơ {subject}",
                  f"        mục tiêu: từ {rng.randrange(20, 80)}% trở lên", "      - mã: 1.c",
                  f"        yêu cầu: đã công khai {subject} or hồ sơ quá hạn {subject} <= {number}"]
        write(folder / f"bo-{number:04d}" / "bo.rules.yaml", padded(lines))


def one_file(folder, _):
    many_rulebooks(folder, 1)


FOLDERS = [("one rulebook of many files", one_rulebook), ("many rulebooks of one file", many_rulebooks),
           ("one file", one_file)]


def timed(arguments):
    """Seconds, seconds of the processor, and the most memory in MiB."""
    start = time.perf_counter()
    child = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"lint: {' '.join(arguments)} ended with {status}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def instructions(arguments):
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    run = subprocess.run(tool + arguments, capture_output=True, text=True)
    found = re.search(r"Collected\s*:\s*(\d+)", run.stderr)
    return int(found.group(1)) if found else sys.exit(f"lint: valgrind says no count\n{run.stderr}")


def compare(programs, path):
    """Every program finds the same, and no file has a mistake; says how many findings there are."""
    outputs = [subprocess.run([program, "lint", str(path), "--format", "json"], capture_output=True).stdout
               for program in programs]
    if any(output != outputs[0] for output in outputs):
        sys.exit(f"lint: the programs differ about {path}")
    counts = re.findall(rb'"(error|warning|note)": (\d+)', outputs[0])
    if dict(counts).get(b"error") != b"0":
        sys.exit(f"lint: what was made has mistakes: {path}")
    return ", ".join(f"{int(number)} {name.decode()}s" for name, number in counts[-3:])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--counts", action="store_true")
    parser.add_argument("--keep", help="a folder for the files, which are made once")
    parser.add_argument("--only", default="", help="folders whose name has this in it")
    options = parser.parse_args()
    count = options.files // 10 if options.counts else options.files
    with tempfile.TemporaryDirectory() as name:
        for label, make in FOLDERS:
            if options.only not in label:
                continue
            path = pathlib.Path(options.keep or name) / f"{make.__name__}-{count}"
            if not path.exists():
                path.mkdir(parents=True)
                make(path, count)
            found = compare(options.programs, path)
            commands = [[program, "lint", str(path)] for program in options.programs]
            if options.counts:
                for line in commands:
                    print(f"{instructions(line):>15,} instructions: {label}, {count} files: {line[0]}", flush=True)
                continue
            peer = shutil.which("yamllint") if make is not one_file else None
            if peer:
                commands.append([peer, "-d", "{extends: relaxed, rules: {line-length: disable}}", str(path)])
            # A single file takes so little time that more rounds are needed.
            count_of_rounds = options.rounds if make is not one_file else 60
            rounds = [[timed(line) for line in commands] for _ in range(count_of_rounds)]
            first = statistics.median(round[0][0] for round in rounds)
            for place, line in enumerate(commands):
                wall, cpu, memory = zip(*(round[place] for round in rounds))
                middle = statistics.median(wall)
                print(f"{1e3 * min(wall):9.1f} ms, median {1e3 * middle:9.1f} ms, processor {1e3 * min(cpu):9.1f} ms, "
                      f"{max(memory):6.0f} MiB, {middle / first:6.2f}: {label} ({found}): {line[0]}", flush=True)


if __name__ == "__main__":
    main()
