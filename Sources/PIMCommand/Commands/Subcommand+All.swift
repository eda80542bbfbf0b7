extension Subcommand {
    /// Every command, in the order of the overview.
    static let all: [Subcommand] = [
        .initialize,
        .importing,
        .check,
        .baseline,
        .lint,
        .fix,
        .rules,
        .export,
        .explain,
        .render,
        .nightly,
        .items,
        .wrap,
        .formats,
        .schema,
        .completions,
        .help,
        .version,
    ]
}
