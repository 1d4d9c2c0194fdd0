package io.foretick;

import io.foretick.Rule.Finding;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads from class files what a class may not refer to. A reference is spelled `java/util/HashMap`
/// for a type and `java/lang/Math.exp(D)D` for a member.
final class ClassRules {

    /// A set of references that a part of the code may not use.
    ///
    /// @param room names of the packages under the rule, relative to `io/foretick/`
    /// @param references what they must not refer to
    private record Ban(Rule rule, Pattern room, Pattern references) {

        static Ban of(Rule rule, String room, String... references) {
            return new Ban(
                    rule, Pattern.compile(room), Pattern.compile(String.join("|", references)));
        }
    }

    /// Rooms whose code must give the same answer to the same events.
    static final String KERNEL =
            "(base|math|event|market|feature|forecast|strategy|risk|engine"
                    + "|venue/(paper|lob|amm))(/.*)?";

    private static final String ANYWHERE = ".*";

    private static final List<Ban> MAIN_AND_TEST =
            List.of(
                    Ban.of(Rule.STACK_TRACE, ANYWHERE, ".*\\.printStackTrace\\(.*"),
                    Ban.of(
                            Rule.SLEEP,
                            ANYWHERE,
                            "java/lang/Thread\\.sleep.*",
                            "java/util/concurrent/TimeUnit\\.sleep.*"),
                    Ban.of(
                            Rule.SEEDED,
                            ANYWHERE,
                            "java/util/Random(\\..*)?",
                            "java/util/concurrent/ThreadLocalRandom",
                            "java/lang/(Strict)?Math\\.random.*",
                            "java/util/SplittableRandom\\.<init>\\(\\)V",
                            "java/util/Collections\\.shuffle\\(Ljava/util/List;\\)V"));

    private static final List<Ban> MAIN =
            List.of(
                    Ban.of(Rule.CONSOLE, "(?!cli).*", "java/lang/System\\.(out|err|in)L.*"),
                    Ban.of(Rule.VECTOR_ROOM, "(?!math/kernel).*", "jdk/incubator/vector/.*"),
                    Ban.of(
                            Rule.PURE_KERNEL,
                            KERNEL,
                            "java/time/(Clock|\\w+\\.now.*|ZoneId\\.systemDefault.*)",
                            "java/lang/System\\.(nanoTime|currentTimeMillis|identityHashCode).*",
                            "java/lang/System\\.(getenv|get(Property|Properties|Logger)).*",
                            "java/lang/System\\.(out|err|in|exit|load.*|gc)[L(].*",
                            "java/lang/System\\$Logger.*",
                            "java/lang/(Thread|ThreadLocal|Runtime|ProcessBuilder)",
                            "java/lang/Object\\.(wait|notify|notifyAll)\\(.*",
                            "java/lang/reflect/.*",
                            "java/(io|net|sql)/.*",
                            "java/nio/(file|channels)/.*",
                            "java/util/(concurrent|logging)/.*",
                            "java/util/(Date|Calendar|Timer)",
                            "java/util/UUID\\.randomUUID.*",
                            "java/util/Locale\\.getDefault.*",
                            "java/util/.*\\.parallel(Stream)?\\(.*",
                            "java/security/SecureRandom",
                            "javax/.*",
                            "(?!java/|javax/|io/foretick/|org/jspecify/|jdk/incubator/vector/).*"),
                    Ban.of(
                            Rule.DEFINED_ORDER,
                            KERNEL,
                            "java/util/(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable)",
                            "java/util/(Set|Map)\\.(of|ofEntries|copyOf)\\(.*",
                            "java/util/stream/Collectors\\.(toSet|toMap|groupingBy)\\(.*",
                            "java/util/stream/Collectors\\.toUnmodifiable(Set|Map)\\(.*"),
                    Ban.of(
                            Rule.FIXED_MATHS,
                            KERNEL,
                            "java/lang/StrictMath\\..*",
                            "java/lang/Math\\.(a?sin|a?cos|a?tan|atan2|sinh|cosh|tanh)\\(.*",
                            "java/lang/Math\\.(exp|expm1|log|log10|log1p|pow|cbrt|hypot)\\(.*",
                            "jdk/incubator/vector/VectorOperators\\.(A?SIN|A?COS|A?TAN|ATAN2)L.*",
                            "jdk/incubator/vector/VectorOperators\\.(SINH|COSH|TANH|HYPOT)L.*",
                            "jdk/incubator/vector/VectorOperators\\.(EXP|EXPM1|POW|CBRT)L.*",
                            "jdk/incubator/vector/VectorOperators\\.(LOG|LOG10|LOG1P)L.*"));

    private ClassRules() {}

    /// What the program's classes below `root` break.
    static List<Finding> checkMain(Path root) throws IOException {
        List<Finding> found = check(root, MAIN_AND_TEST);
        found.addAll(check(root, MAIN));
        return found;
    }

    /// What test classes below `root` break.
    static List<Finding> checkTest(Path root) throws IOException {
        return check(root, MAIN_AND_TEST);
    }

    private static List<Finding> check(Path root, List<Ban> bans) throws IOException {
        var found = new ArrayList<Finding>();
        for (Path file : ProjectFiles.find(root, ".class")) {
            ClassModel parsed = ClassFile.of().parse(file);
            String name = parsed.thisClass().asInternalName();
            String room = name.replaceFirst("^io/foretick/", "").replaceFirst("/?[^/]*$", "");
            for (Ban ban : bans) {
                if (ban.room.matcher(room).matches()) {
                    addFindings(ban, name, parsed, found);
                }
            }
        }
        return found;
    }

    private static void addFindings(Ban ban, String name, ClassModel parsed, List<Finding> found) {
        String where = name.replaceFirst("\\$.*", "").replace('/', '.');
        for (String reference : references(parsed)) {
            if (ban.references.matcher(reference).matches()) {
                found.add(new Finding(ban.rule, where, "uses " + reference));
            }
        }
    }

    private static Set<String> references(ClassModel parsed) {
        var references = new TreeSet<String>();
        for (PoolEntry entry : parsed.constantPool()) {
            switch (entry) {
                case ClassEntry type -> references.add(elementType(type.asInternalName()));
                case MemberRefEntry member when !isArray(member.owner()) ->
                        references.add(
                                member.owner().asInternalName()
                                        + "."
                                        + member.name().stringValue()
                                        + member.type().stringValue());
                default -> {} // numbers, texts and names refer to nothing by themselves
            }
        }
        references.remove("");
        return references;
    }

    private static boolean isArray(ClassEntry type) {
        return type.asInternalName().startsWith("[");
    }

    /// `java/util/List` of `[[Ljava/util/List;`, and nothing of `[J`.
    private static String elementType(String name) {
        if (!name.startsWith("[")) {
            return name;
        }
        String element = name.replace("[", "");
        return element.startsWith("L") ? element.substring(1, element.length() - 1) : "";
    }
}
