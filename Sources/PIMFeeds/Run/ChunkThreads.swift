import Dispatch
import Synchronization

/// A bounded pool: chunks go in, what threads made of them comes out in the same order.
///
/// The thread that calls `run` is one of them: it works on a chunk itself where nothing is to be handed out or taken in.
/// No more than two chunks for each thread are in it, so that memory does not grow with the input.
final class ChunkThreads<Chunk: Sendable, Result: Sendable>: Sendable {
    private struct State {
        var waiting: [(number: Int, chunk: Chunk)] = []
        var finished: [Int: Result] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())
    private let offered = DispatchSemaphore(value: 0)
    private let completed = DispatchSemaphore(value: 0)
    private let threads: Int
    private let makeWork: @Sendable () -> ((Chunk) -> Result)

    /// Starts so many threads, the caller's among them; each makes its own work function, which it then calls for one
    /// chunk after the other.
    init(_ threads: Int, _ makeWork: @escaping @Sendable () -> ((Chunk) -> Result)) {
        self.threads = threads
        self.makeWork = makeWork
        for number in 1..<max(threads, 1) {
            DispatchQueue(label: "pim.worker-\(number)").async { [self] in
                let work = makeWork()
                while let (number, chunk) = next() {
                    let result = work(chunk)
                    state.withLock { $0.finished[number] = result }
                    completed.signal()
                }
            }
        }
    }

    /// Hands out chunks and takes in what became of them, in their order, until there is no more chunk or `take` says
    /// false.
    func run(_ nextChunk: () throws -> Chunk?, _ take: (Result) throws -> Bool) throws {
        defer { close() }
        var offeredCount = 0
        var takenCount = 0
        var isAtEnd = false
        let work = makeWork()
        while !isAtEnd || takenCount < offeredCount {
            if !isAtEnd, offeredCount - takenCount < threads * 2 {
                guard let chunk = try nextChunk() else {
                    isAtEnd = true
                    continue
                }
                state.withLock { $0.waiting.append((offeredCount, chunk)) }
                offeredCount += 1
                offered.signal()
                continue
            }
            guard let result = state.withLock({ $0.finished.removeValue(forKey: takenCount) }) else {
                if let (number, chunk) = spare() {
                    let result = work(chunk)
                    state.withLock { $0.finished[number] = result }
                } else {
                    completed.wait()
                }
                continue
            }
            takenCount += 1
            guard try take(result) else { return }
        }
    }

    /// A chunk that no other thread has taken up yet.
    private func spare() -> (number: Int, chunk: Chunk)? {
        guard offered.wait(timeout: .now()) == .success else { return nil }
        return state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
    }

    private func next() -> (number: Int, chunk: Chunk)? {
        while true {
            offered.wait()
            let (chunk, isClosed) = state.withLock { state in
                (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.isClosed)
            }
            if let chunk { return chunk }
            if isClosed { return nil }
        }
    }

    private func close() {
        state.withLock {
            $0.isClosed = true
            $0.waiting.removeAll()
        }
        for _ in 0..<threads { offered.signal() }
    }
}
