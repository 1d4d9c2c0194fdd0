package io.foretick.lab.evaluation;

import io.foretick.base.Checks;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.density.evaluation.Answer;
import io.foretick.forecast.density.evaluation.Contestant;
import io.foretick.forecast.density.evaluation.Evaluation;
import io.foretick.forecast.density.evaluation.Exam;
import io.foretick.forecast.density.evaluation.Grading;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Holds an exam on several threads: each answers a part of it, and the answers are joined in the
/// order of the questions, so that their number changes no figure. Nothing runs on once a method
/// has returned.
///
/// @param threads how many answer at a time
public record ParallelExam(Exam exam, int threads) {

    public ParallelExam {
        Checks.inRange(threads, 1, 1024, "threads");
    }

    /// Lets all contestants answer, one after the other, and grades them.
    ///
    /// @param progress told of each contestant before it begins
    /// @throws InterruptedException if this thread is interrupted; what runs is waited for
    public Evaluation evaluate(List<Contestant> contestants, Consumer<Contestant> progress)
            throws InterruptedException {
        List<List<@Nullable Answer>> answers = new ArrayList<>();
        for (Contestant contestant : contestants) {
            progress.accept(contestant);
            answers.add(answers(contestant.model()));
        }
        return Grading.grade(exam, contestants.stream().map(Contestant::name).toList(), answers);
    }

    private List<@Nullable Answer> answers(DensityModel model) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<@Nullable Answer>>> parts = new ArrayList<>();
            for (Exam part : exam.parts(threads)) {
                parts.add(pool.submit(() -> part.answers(model)));
            }
            List<@Nullable Answer> answers = new ArrayList<>();
            for (Future<List<@Nullable Answer>> part : parts) {
                answers.addAll(part.get());
            }
            return answers;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal; // a model that cannot read such series says so
            }
            throw new IllegalStateException("a model failed: " + e.getCause(), e);
        }
    }
}
