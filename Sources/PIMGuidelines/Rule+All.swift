extension Rule {
    /// Every rule, one line each.
    public static let all: [Rule] = [
        .bidirectionalOverride,
        .foreignLetters,
        .shouting,
        .untranslated,
    ]
}
