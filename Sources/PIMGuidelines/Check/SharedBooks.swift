import Synchronization

/// The books that copies of one desk made: each is compiled once, for all threads.
final class SharedBooks: Sendable {
    private let books = Mutex<[GuidelineDesk.BookContent: RuleBook]>([:])

    func book(_ content: GuidelineDesk.BookContent, _ make: () -> RuleBook) -> RuleBook {
        books.withLock { books in
            if let known = books[content] { return known }
            let book = make()
            books[content] = book
            return book
        }
    }
}
