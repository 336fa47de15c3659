package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.revocation.End;
import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Words what became of a revocation: never more than is known. */
record ResultWords(ConnectionSpec spec, String region, Path receipts, String subject) {
    ResultModel.Report report(ResultModel.Finished finished, boolean receipt) {
        var result = finished.result();
        var total = result.outcomes().size();
        var allGone = finished.ids(Outcome.GONE).size() == total;
        var sentence = allGone
                ? Messages.text("revocation.done", total)
                : Messages.text("revocation.partly", total, ProgressWords.counts(result.counts()));
        return new ResultModel.Report(
                subject,
                allGone && result.late().isPresent() && finished.late().isEmpty(),
                sentence,
                remarks(result, allGone, finished.late().size()),
                finished.ids(Outcome.CHANGED).size(),
                finished.again().size(),
                finished.late().size(),
                receipt);
    }

    private List<String> remarks(Result result, boolean allGone, int late) {
        var remarks = new ArrayList<String>();
        if (!allGone && result.end() != End.COMPLETE) {
            remarks.add(Messages.of("revocation.end", result.end(), receipts.toString()));
        }
        result.failure()
                .filter(failure -> !allGone || result.late().isEmpty())
                .map(failure -> Problems.of(failure, spec, region).sentence())
                .ifPresent(remarks::add);
        if (late > 0) {
            remarks.add(Messages.text("revocation.late", late));
        } else if (result.late().isEmpty()) {
            remarks.add(Messages.text("revocation.late.unknown"));
        }
        return remarks;
    }
}
