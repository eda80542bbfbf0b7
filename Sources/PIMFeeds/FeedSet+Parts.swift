import PIMCatalog
import PIMFormats
import PIMGuidelines
package import PIMIO
import PIMIntake

extension FeedSet {
    /// Writes the items of one feed, and nothing around them, as the products come: a part of a feed.
    ///
    /// Products come from standard input where the options name no files. The account of the run is what `wrap` needs.
    /// Where the format groups variants, lines of one root model must stand together; throws where they do not. What
    /// guidelines say of models is left to `wrap`, what they say of all products together to `export`.
    package func items(to sink: any ByteSink, account: String?, _ options: Options = Options()) throws -> RunReport {
        let plan = try onlyPlan()
        let source = try ProductSource(directory, options.products ?? ["-"], readsTwice: false)
        let part = try PartOutput(sink, account: account, isGrouped: plan.format.grouping != nil)
        let output = FeedOutput(plan, part: part)
        let job = FeedJob(plan: plan, catalog: catalog, output: output, place: "standard output")
        var run = FeedRun(catalog: catalog, jobs: [job])
        run.guidelines = guidelines
        run.pictures = FolderPictures(folder: directory.folder)
        run.tellsOfModels = false
        run.isStrict = options.isStrict
        run.report = options.report
        run.proceed = options.proceed
        run.threads = options.threads
        run.observe = { lineage in
            part.observe(lineage)
            options.observe?(lineage)
        }
        var report = try withExtendedLifetime(source) {
            try run.run(source.stream(reader(for: [job])))
        }
        try output.endPart()
        report.feeds = [job.result]
        report.inputHash = try inputHash()
        report.remarks = remarks(onPartsOf: plan)
        try part.close(PartCounts(job.result, report))
        return report
    }

    /// Puts parts of one feed together, in the order given: the file is verified, passes the gate, and only then replaces
    /// the published one, as in `export`.
    ///
    /// `partsBegin` is called once what does not come from the parts was told, so that their findings can follow.
    package func wrap(
        _ parts: [FeedPart],
        to folder: String,
        _ options: Options = Options(),
        partsBegin: () throws -> Void = {}
    ) throws -> RunReport {
        guard !plans.isEmpty || broken.isEmpty else {
            var report = RunReport()
            report.feeds = broken
            return report
        }
        let plan = try onlyPlan()
        try refuseUncounted(plan)
        let job = FeedJob(plan: plan, catalog: catalog, output: try FeedOutput(plan, folder: folder))
        var report = try join(parts, job, options, partsBegin)
        try job.publish(moment: options.moment)
        report.feeds = [job.result]
        return report
    }

    /// Puts parts of one feed together and writes the feed to a sink once `min_items` and `max_errors` are met.
    package func wrap(
        _ parts: [FeedPart],
        to sink: inout DescriptorSink,
        scratch: String,
        _ options: Options
    ) throws -> RunReport {
        let plan = try onlyPlan()
        try refuseUncounted(plan)
        let output = try FeedOutput(plan, path: Files.join(scratch, "feed"), state: scratch)
        let job = FeedJob(plan: plan, catalog: catalog, output: output, place: "standard output")
        var report = try join(parts, job, options) {}
        try job.publish(to: &sink)
        report.feeds = [job.result]
        return report
    }

    private func onlyPlan() throws -> FeedPlan {
        guard let plan = plans.first, plans.count == 1 else {
            if let failed = broken.first, plans.isEmpty {
                throw FeedError(.invalid, "\(failed.code): \(failed.reasons.joined(separator: "; "))")
            }
            throw FeedError(.unknown, "parts are made of one feed; choose it with --feed")
        }
        return plan
    }

    /// Tells what guidelines say of models, which is the same for all parts.
    private func tellOfModels(_ job: FeedJob, _ options: Options) -> [RunReport.RuleCount] {
        var run = FeedRun(catalog: catalog, jobs: [job])
        run.guidelines = guidelines
        run.pictures = FolderPictures(folder: directory.folder)
        var tally = Tally()
        _ = run.tellOfModels { finding in
            tally.note(finding)
            options.report(finding)
        }
        return tally.counts
    }

    /// What parts cannot show.
    private func remarks(onPartsOf plan: FeedPlan) -> [String] {
        let rules = rulesOfCatalogue([plan]).map { "\"\($0.id)\"" }
        guard !rules.isEmpty else { return [] }
        let subject =
            rules.count == 1 ? "the rule \(rules[0]) looks" : "the rules \(rules.joined(separator: ", ")) look"
        return ["\(subject) at all products together, which parts do not show; `pim check` tells what they find"]
    }

    /// Throws where the gate counts errors that parts do not show.
    private func refuseUncounted(_ plan: FeedPlan) throws {
        guard plan.definition.gate.maximumErrors != nil,
            let rule = rulesOfCatalogue([plan]).first(where: { $0.severity == .error })
        else { return }
        throw FeedError(
            .invalid,
            "the gate of \(plan.definition.code) has max_errors, and errors of \"\(rule.id)\", which looks at all "
                + "products together, cannot be counted in parts; use `pim export`, or make the rule a warning"
        )
    }

    /// Writes the parts into the job's file and has the file verified and held against the gate.
    private func join(
        _ parts: [FeedPart],
        _ job: FeedJob,
        _ options: Options,
        _ partsBegin: () throws -> Void
    ) throws -> RunReport {
        var report = RunReport()
        report.inputHash = try inputHash()
        report.remarks = remarks(onPartsOf: job.plan)
        report.add(tellOfModels(job, options))
        try partsBegin()
        var accounts = PartAccounts(feed: job.result.code, format: job.result.format, inputHash: report.inputHash)
        var joint = PartJoint(job.plan.format)
        var cutOff: SourcePosition?
        for part in parts {
            guard options.proceed(report.lines.read, report.bytesRead) else {
                throw FeedError.interrupted(after: report.lines.read)
            }
            let counts = try accounts.read(part) { lines throws(PIMIOError) in
                try job.output?.append([], manifest: lines)
            }
            var hasher = ContentHasher()
            var bytes = 0
            joint.beginPart()
            try Files.readBlocks(part.path) { block throws(PIMIOError) in
                hasher.update(block)
                bytes += block.count
                try job.output?.append(joint.joined(block))
            }
            guard bytes == counts.bytes, ContentHash.hex(hasher.finish()) == counts.hash else {
                throw FeedError(
                    .invalid,
                    "\(part.path) is not the part that \(part.account) was written for: it has \(bytes) bytes, the "
                        + "part has \(counts.bytes)" + (bytes == counts.bytes ? ", with another hash" : "")
                )
            }
            report.add(counts)
            job.add(counts)
            guard let end = counts.cutOff, cutOff == nil else { continue }
            cutOff = SourcePosition(file: "\(part.path): \(end.file)", line: end.line)
        }
        try job.output?.append(joint.rest)
        report.cutOff = cutOff ?? findings.first { $0.rule == "line.cut-off" }?.position
        if let place = report.cutOff { job.holdBack(cutOffAt: place) }
        try FeedJob.verify([job], threads: options.threads)
        guard options.proceed(report.lines.read, report.bytesRead) else {
            throw FeedError.interrupted(after: report.lines.read)
        }
        return report
    }
}
