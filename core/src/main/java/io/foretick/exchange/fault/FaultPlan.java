package io.foretick.exchange.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/// The faults of a run, as read from a YAML file or chosen by name: `none`, `all`.
///
/// @param rules in their order of application; names are unique
public record FaultPlan(List<FaultRule> rules) {

    public static final FaultPlan NONE = new FaultPlan(List.of());

    private static final long FILE_BYTES_MAX = 1_000_000;

    public FaultPlan {
        rules = List.copyOf(rules);
        var names = new HashSet<String>();
        for (FaultRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new FaultPlanException("two rules are called '" + rule.name() + "'");
            }
        }
    }

    /// The plan called `none` or `all`, or else that of a file.
    ///
    /// @throws FaultPlanException if there is no such plan, or with key and line what is wrong
    public static FaultPlan of(String nameOrFile) {
        return switch (nameOrFile) {
            case "none" -> NONE;
            case "all" -> all();
            default -> read(Path.of(nameOrFile));
        };
    }

    /// Every kind of fault, each at least once in twenty minutes of venue time.
    public static FaultPlan all() {
        try (InputStream in = FaultPlan.class.getResourceAsStream("all.yaml")) {
            if (in == null) {
                throw new IllegalStateException("all.yaml is missing in the program");
            }
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return parse(yaml, "all.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FaultPlan read(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new FaultPlanException(file + " is larger than " + FILE_BYTES_MAX + " bytes");
            }
            return parse(Files.readString(file), String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new FaultPlanException("cannot read faults " + file, e);
        }
    }

    /// Reads YAML (or JSON, which is YAML): a list of rules under `faults`.
    ///
    /// @param name of the text, for messages
    /// @throws FaultPlanException with key and line what is wrong
    public static FaultPlan parse(String yaml, String name) {
        return new FaultPlanReader(name).read(yaml);
    }
}
