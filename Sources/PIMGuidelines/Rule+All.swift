extension Rule {
    /// Every rule, one line each.
    public static let all: [Rule] = [
        .bidirectionalOverride,
        .doubleEscaped,
        .foreignLetters,
        .joiners,
        .mixedDigits,
        .mixedScripts,
        .presentationForms,
        .shouting,
        .untranslated,
    ]
}
