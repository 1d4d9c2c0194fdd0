package io.foretick.store.direction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A program that loads, lives and saves without end, to be killed. It writes each digest into a
/// file before it saves what has it. For tests alone.
final class SavingProcess {

    private SavingProcess() {}

    /// Saves until it is killed.
    ///
    /// @param arguments the folder of the files, and the seed of the models
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        StateFiles files = filesIn(folder);
        try (DirectionState state = DirectionState.open(files, MadeUpModels.SYMBOL)) {
            MadeUpModels models = MadeUpModels.load(state, seed);
            while (true) {
                models.live(7);
                Files.writeString(
                        digestsIn(folder),
                        models.digest() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                models.save(state);
            }
        }
    }

    static StateFiles filesIn(Path folder) {
        return new StateFiles(folder.resolve("state.db"), folder.resolve("patterns.db"));
    }

    static Path digestsIn(Path folder) {
        return folder.resolve("digests.txt");
    }
}
