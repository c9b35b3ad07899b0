import Glibc

/// Why the system did not do what it was asked for.
package enum SystemReason {
    /// - Parameter error: A value of `errno`.
    package static func message(_ error: Int32) -> Message {
        Message(vi: vietnamese(error), en: strerror(error).map { String(cString: $0) } ?? "errno \(error)")
    }

    /// The causes that people meet; of others, the number.
    private static func vietnamese(_ error: Int32) -> String {
        switch error {
        case ENOENT: "không có thư mục hoặc tệp đó"
        case ENOTDIR: "một phần của đường dẫn không phải là thư mục"
        case EISDIR: "đó là một thư mục"
        case EACCES, EPERM: "không có quyền"
        case EROFS: "nơi đó chỉ đọc, không ghi được"
        case ENOSPC, EDQUOT: "hết chỗ trên đĩa"
        case ENAMETOOLONG: "tên quá dài"
        case EEXIST: "đã có tệp đó"
        case EIO: "đĩa bị lỗi"
        case EFBIG: "tệp lớn hơn mức được phép (ulimit -f)"
        case EPIPE: "nơi nhận đã đóng"
        default: "lỗi hệ thống số \(error)"
        }
    }
}
