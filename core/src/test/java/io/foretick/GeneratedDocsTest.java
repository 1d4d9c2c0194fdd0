package io.foretick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.cli.CliReference;
import io.foretick.cli.Main;
import io.foretick.lab.experiment.ExperimentReference;
import io.foretick.session.ConfigReference;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Pages that the code can write by itself say what the code says.
class GeneratedDocsTest {

    private static final String RENEW =
            "./mvnw -pl core test -Dtest=GeneratedDocsTest -Dforetick.renew=true";

    @Test
    void commandLineReferenceIsCurrent() throws IOException {
        assertCurrent("docs/cli.md", CliReference.markdown(Main.commandLine()));
    }

    @Test
    void configurationReferenceIsCurrent() throws IOException {
        assertCurrent("docs/configuration.md", ConfigReference.page());
    }

    @Test
    void configurationSchemaIsCurrent() throws IOException {
        assertCurrent("docs/configuration.schema.json", ConfigReference.schema() + "\n");
    }

    @Test
    void laboratoryReferenceIsCurrent() throws IOException {
        assertCurrent("docs/lab-config.md", ExperimentReference.page());
    }

    @Test
    void laboratorySchemaIsCurrent() throws IOException {
        assertCurrent("configs/schema.yaml", ExperimentReference.schema());
    }

    private static void assertCurrent(String page, String expected) throws IOException {
        Path file = ProjectFiles.ROOT.resolve(page);
        if (Boolean.getBoolean("foretick.renew")) {
            Files.writeString(file, expected);
        }
        String actual = Files.exists(file) ? Files.readString(file) : "";
        assertEquals(expected, actual, () -> page + " is not current; renew it with:\n" + RENEW);
    }
}
