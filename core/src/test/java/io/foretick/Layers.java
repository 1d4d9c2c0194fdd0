package io.foretick;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Which package uses which, read from class files, and what of it breaks the order of the rooms.
final class Layers {

    /// Lowest rank first. A room uses lower ranks only; rooms of one rank are strangers.
    private static final List<Set<String>> RANKS =
            List.of(
                    Set.of("base"),
                    Set.of("math", "event"),
                    Set.of("journal", "market"),
                    Set.of("feature", "history"),
                    Set.of("venue", "forecast"),
                    Set.of("store", "strategy"),
                    Set.of("risk"),
                    Set.of("engine"),
                    Set.of("session", "exchange", "report"),
                    Set.of("lab"),
                    Set.of("dashboard"),
                    Set.of("cli"));

    private static final Set<String> KERNEL =
            Set.of(
                    "base",
                    "math",
                    "event",
                    "market",
                    "feature",
                    "forecast",
                    "strategy",
                    "risk",
                    "engine");

    /// Simulated venues live at the edge and are as pure as the kernel.
    private static final Set<String> PURE_VENUES = Set.of("venue.paper", "venue.lob", "venue.amm");

    /// Class names, descriptors and generic signatures all spell a type as `io/foretick/room/Type`.
    private static final Pattern TYPE =
            Pattern.compile("(?<![a-z/])io/foretick/((?:[a-z0-9_]+/)+)[A-Z]");

    /// For each package, such as `venue.binance`, the other packages it uses.
    private final Map<String, Set<String>> uses = new TreeMap<>();

    private Layers() {}

    private static boolean isPureVenue(String name) {
        return PURE_VENUES.stream().anyMatch(venue -> (name + ".").startsWith(venue + "."));
    }

    /// Reads all class files below `root`.
    static Layers of(Path root) throws IOException {
        var layers = new Layers();
        Path home = root.resolve("io/foretick");
        for (Path file : ProjectFiles.find(home, ".class")) {
            String user = home.relativize(file.getParent()).toString().replace('/', '.');
            Set<String> used = layers.uses.computeIfAbsent(user, _ -> new TreeSet<>());
            for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                if (entry instanceof Utf8Entry text) {
                    TYPE.matcher(text.stringValue()).results().map(Layers::name).forEach(used::add);
                }
            }
            used.remove(user);
        }
        return layers;
    }

    private static String name(MatchResult type) {
        String path = type.group(1);
        return path.substring(0, path.length() - 1).replace('/', '.');
    }

    /// Uses that go sideways or up.
    List<String> againstTheRanks() {
        var wrong = new ArrayList<String>();
        uses.forEach((user, all) -> all.forEach(used -> addIfNotBelow(user, used, wrong)));
        return wrong;
    }

    private static void addIfNotBelow(String user, String used, List<String> wrong) {
        int userRank = rank(user);
        int usedRank = rank(used);
        if (!room(user).equals(room(used)) && usedRank >= userRank) {
            wrong.add("%s (rank %d) uses %s (rank %d)".formatted(user, userRank, used, usedRank));
        }
    }

    /// Uses of the edge by the kernel, whatever the rank.
    List<String> fromKernelToEdge() {
        var wrong = new ArrayList<String>();
        uses.forEach((user, all) -> {
            boolean pureVenue = isPureVenue(user);
            for (String used : all) {
                boolean edge = !KERNEL.contains(room(used));
                boolean ownRoom = pureVenue && room(used).equals("venue");
                if ((KERNEL.contains(room(user)) || pureVenue) && edge && !ownRoom) {
                    wrong.add(user + " is kernel and uses the edge's " + used);
                }
            }
        });
        return wrong;
    }

    /// Circles among the packages of one room, each as `a -> b -> a`.
    List<String> circles() {
        var circles = new ArrayList<String>();
        for (String start : uses.keySet()) {
            followInside(start, new ArrayList<>(List.of(start)), new TreeSet<>(), circles);
        }
        return circles;
    }

    /// Walks to all packages of the room that can be reached, each once, and reports a way back.
    private void followInside(String at, List<String> way, Set<String> seen, List<String> circles) {
        String start = way.getFirst();
        for (String used : uses.getOrDefault(at, Set.of())) {
            if (used.equals(start)) {
                circles.add(String.join(" -> ", way) + " -> " + start);
            } else if (room(used).equals(room(start)) && seen.add(used)) {
                way.add(used);
                followInside(used, way, seen, circles);
                way.removeLast();
            }
        }
    }

    private static String room(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static int rank(String name) {
        for (int rank = 0; rank < RANKS.size(); rank++) {
            if (RANKS.get(rank).contains(room(name))) {
                return rank;
            }
        }
        throw new IllegalStateException("package " + name + " has no rank in Layers.RANKS");
    }
}
