package io.foretick.lab.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DatasetCacheTest {

    private final DatasetCache cache = new DatasetCache(2, 2);

    @Test
    void equalSourcesAreOneTapeUnlessAnotherPartIsLocked() throws IOException {
        Tape tape = cache.tape(Specs.generated(500), Specs.split(0.2));
        assertSame(tape, cache.tape(Specs.generated(500), Specs.split(0.2)));
        assertNotSame(tape, cache.tape(Specs.generated(500), Specs.split(0.3)));
    }

    @Test
    void aSourceThatFailedIsNotAskedAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.csv");
        DataSpec data = Specs.files(Source.TRADES, "", file);
        var e = assertThrows(IOException.class, () -> cache.tape(data, Specs.split(0)));
        Files.writeString(file, "time,price,quantity,side\n1700000000,1,1,buy\n");
        var again = assertThrows(IOException.class, () -> cache.tape(data, Specs.split(0)));
        assertEquals(e.getMessage(), again.getMessage());
    }
}
