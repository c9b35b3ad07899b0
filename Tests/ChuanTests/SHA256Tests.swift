import Testing

@testable import Chuan

/// - Specification: FIPS 180-4; the first three messages are its published examples.
@Suite("SHA-256")
struct SHA256Tests {
    private static let vectors: [(message: String, digest: String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ]

    @Test(arguments: vectors)
    func known(message: String, digest: String) {
        var hash = SHA256()
        hash.update(message.utf8)
        #expect(hash.finish() == digest)
    }

    @Test("A message may come in parts of any length")
    func parts() {
        var (whole, parted) = (SHA256(), SHA256())
        whole.update(Array(repeating: UInt8(ascii: "a"), count: 1_000))
        for length in [0, 1, 54, 1, 8, 64, 127, 745] {
            parted.update(Array(repeating: UInt8(ascii: "a"), count: length))
        }
        let digest = whole.finish()
        #expect(digest == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
        #expect(parted.finish() == digest)
    }
}
