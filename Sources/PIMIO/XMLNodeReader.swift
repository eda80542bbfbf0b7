import CLibXML2

/// The owner of one libxml2 reader: steps from node to node, checks limits, turns what went wrong into errors.
@safe
struct XMLNodeReader: ~Copyable {
    enum Kind {
        case start
        case end
        case text
        case other
    }

    private(set) var kind = Kind.other
    private let path: String?
    private let limits: XMLLimits
    private let reader: xmlTextReaderPtr
    private let source: UnsafeMutablePointer<pim_xml_source>
    private let copy: UnsafeMutableBufferPointer<UInt8>
    private var hasElement = false

    init(path: String, limits: XMLLimits) throws(PIMIOError) {
        let descriptor = try Descriptor.openForReading(path)
        guard let opened = unsafe Self.open(descriptor, bytes: [], limits: limits) else {
            Descriptor.closeQuietly(descriptor)
            throw PIMIOError(code: .ioFailure, path: path, message: "expected memory for an XML reader")
        }
        unsafe self.init(opened, path: path, limits: limits)
    }

    init(bytes: [UInt8], path: String?, limits: XMLLimits) throws(PIMIOError) {
        guard let opened = unsafe Self.open(-1, bytes: bytes, limits: limits) else {
            throw PIMIOError(code: .ioFailure, path: path, message: "expected memory for an XML reader")
        }
        unsafe self.init(opened, path: path, limits: limits)
    }

    @unsafe
    private init(_ opened: Opened, path: String?, limits: XMLLimits) {
        self.path = path
        self.limits = limits
        unsafe reader = opened.reader
        unsafe source = opened.source
        unsafe copy = opened.copy
    }

    deinit {
        unsafe xmlFreeTextReader(reader)
        unsafe Descriptor.closeQuietly(source.pointee.descriptor)
        unsafe source.deallocate()
        unsafe copy.deallocate()
    }

    var line: Int { unsafe pim_xml_line(reader) }

    var name: String { unsafe Self.string(xmlTextReaderConstName(reader)) }

    var value: String { unsafe Self.string(xmlTextReaderConstValue(reader)) }

    var isEmptyElement: Bool { unsafe xmlTextReaderIsEmptyElement(reader) == 1 }

    /// Steps to the next node, false at the end of the document.
    mutating func advance() throws(PIMIOError) -> Bool {
        let result = unsafe xmlTextReaderRead(reader)
        if let failure = recordedFailure() { throw failure }
        guard result >= 0 else { throw failure(.invalidSyntax, "expected well-formed XML") }
        guard result > 0 else { return false }
        switch unsafe xmlTextReaderNodeType(reader) {
        case 1:
            kind = .start
            try checkStart()
        case 15: kind = .end
        case 3, 4, 13, 14: kind = .text
        case 5: throw failure(.forbidden, "expected no entity but the five XML knows, found \(name)")
        case 10:
            kind = .other
            try checkDeclarations()
        default: kind = .other
        }
        return true
    }

    func attributes() -> [(name: String, value: String)] {
        guard unsafe xmlTextReaderHasAttributes(reader) == 1 else { return [] }
        var attributes: [(name: String, value: String)] = []
        var hit = unsafe xmlTextReaderMoveToFirstAttribute(reader)
        while hit == 1 {
            attributes.append((name, value))
            hit = unsafe xmlTextReaderMoveToNextAttribute(reader)
        }
        unsafe xmlTextReaderMoveToElement(reader)
        return attributes
    }

    /// Whether the current node has exactly this name, without making a string.
    func isNamed(_ expected: [CChar]) -> Bool {
        guard let name = unsafe xmlTextReaderConstName(reader) else { return false }
        return unsafe expected.withUnsafeBufferPointer { wanted in
            guard let start = wanted.baseAddress else { return false }
            return unsafe strcmp(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self), start) == 0
        }
    }

    func failure(_ code: PIMIOError.Code, _ message: String) -> PIMIOError {
        PIMIOError(code: code, path: path, line: line, message: message)
    }

    private mutating func checkStart() throws(PIMIOError) {
        if !hasElement {
            hasElement = true
            try checkDeclarations()
        }
        guard unsafe Int(xmlTextReaderDepth(reader)) < limits.maxDepth else {
            throw failure(.tooDeep, "expected at most \(limits.maxDepth) elements inside each other")
        }
    }

    private func checkDeclarations() throws(PIMIOError) {
        guard unsafe pim_xml_declares_content(reader) == 0 else {
            throw failure(.forbidden, "expected a DOCTYPE that declares no entities and no attributes")
        }
    }

    private func recordedFailure() -> PIMIOError? {
        let state = unsafe source.pointee
        guard unsafe state.exceeded == 0 else {
            return failure(.tooLarge, "expected at most \(limits.maxBytes) bytes")
        }
        guard unsafe state.system_error == 0 else {
            return unsafe SystemError.reading(path ?? "memory", state.system_error)
        }
        guard unsafe state.failed != 0 else { return nil }
        let text = unsafe withUnsafeBytes(of: state.failure_message) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
        }
        let code = unsafe XMLFailure.code(state.failure_code, text, rootIsClosed: state.root_is_closed != 0)
        let column = unsafe Int(state.failure_column)
        return PIMIOError(
            code: code,
            path: path,
            line: unsafe max(Int(state.failure_line), 1),
            column: column > 0 ? column : nil,
            message: code == .truncated ? XMLFailure.truncation : XMLFailure.sentence(text)
        )
    }

    @unsafe
    private static func string(_ start: UnsafePointer<xmlChar>?) -> String {
        guard let start = unsafe start else { return "" }
        return unsafe String(cString: start)
    }
}

extension XMLNodeReader {
    @unsafe
    private struct Opened {
        let reader: xmlTextReaderPtr
        let source: UnsafeMutablePointer<pim_xml_source>
        let copy: UnsafeMutableBufferPointer<UInt8>
    }

    /// libxml2's own preparation, done once per process.
    private static let preparation: Void = xmlInitParser()

    @unsafe
    private static func open(_ descriptor: Int32, bytes: [UInt8], limits: XMLLimits) -> Opened? {
        _ = preparation
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
        _ = unsafe copy.initialize(from: bytes)
        let source = UnsafeMutablePointer<pim_xml_source>.allocate(capacity: 1)
        unsafe source.initialize(to: pim_xml_source())
        unsafe source.pointee.descriptor = descriptor
        unsafe source.pointee.bytes = UnsafePointer(copy.baseAddress)
        unsafe source.pointee.count = bytes.count
        unsafe source.pointee.limit = Int64(limits.maxBytes)
        guard let reader = unsafe pim_xml_open(source) else {
            unsafe source.deallocate()
            unsafe copy.deallocate()
            return nil
        }
        return unsafe Opened(reader: reader, source: source, copy: copy)
    }
}
