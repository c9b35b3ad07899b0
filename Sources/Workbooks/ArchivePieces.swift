internal import CMinizip
internal import Parallel

/// The bytes of the part of an archive that is open, piece by piece. One thread may unpack pieces while another goes through
/// those before.
///
/// The memory belongs to the pieces and is given back with them. What both threads touch is behind the gate, and a piece is
/// one thread's at a time: written before it is counted as unpacked, read before it is counted as taken.
final class ArchivePieces: @unchecked Sendable {
    private let handle: unzFile
    private let memory: UnsafeMutableRawBufferPointer
    /// What minizip says of each piece of the ring: its bytes, 0 at the end, less for a mistake.
    private var counts = [Int](repeating: 0, count: ring)
    private let gate = Gate()
    private var unpacked = 0
    private var taken = 0
    private var isStopped = false

    private static let ring = 4
    private static let pieceBytes = 1 << 16

    init(_ handle: unzFile) {
        self.handle = handle
        memory = .allocate(byteCount: Self.ring * Self.pieceBytes, alignment: 16)
    }

    deinit { memory.deallocate() }

    private func piece(_ number: Int) -> UnsafeMutableRawBufferPointer {
        let start = number % Self.ring * Self.pieceBytes
        return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + Self.pieceBytes])
    }

    private func unpack(_ number: Int) -> Int {
        Int(unzReadCurrentFile(handle, piece(number).baseAddress, UInt32(Self.pieceBytes)))
    }

    /// Unpacks to the end, or until nobody wants more.
    func unpackAhead() {
        var number = 0
        while gate.locked({ waitForRoom() }) {
            let count = unpack(number)
            gate.locked {
                counts[number % Self.ring] = count
                unpacked += 1
                gate.wakeAll()
            }
            if count <= 0 { return }
            number += 1
        }
    }

    private func waitForRoom() -> Bool {
        while unpacked - taken == Self.ring, !isStopped { gate.wait() }
        return !isStopped
    }

    /// Hands the pieces out until `take` answers false.
    ///
    /// - Parameters:
    ///   - isAhead: Whether another thread unpacks them.
    ///   - take: Gets a piece, or how minizip calls the mistake that ended it.
    /// - Returns: Whether all were taken.
    func handOut(isAhead: Bool, _ take: (UnsafeRawBufferPointer?) -> Bool) -> Bool {
        var number = 0
        while true {
            let count = isAhead ? gate.locked { waitForPiece(number) } : unpack(number)
            if count == 0 { return true }
            let bytes = count > 0 ? UnsafeRawBufferPointer(rebasing: piece(number)[..<count]) : nil
            if !take(bytes) || bytes == nil {
                gate.locked {
                    isStopped = true
                    gate.wakeAll()
                }
                return false
            }
            number += 1
            gate.locked {
                taken = number
                gate.wakeAll()
            }
        }
    }

    private func waitForPiece(_ number: Int) -> Int {
        while unpacked == number { gate.wait() }
        return counts[number % Self.ring]
    }
}
