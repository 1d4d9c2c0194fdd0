package io.foretick;

/// What [TidyTest] holds the code to: each rule as one claim.
enum Rule {
    FILE_LENGTH("a file has at most 500 lines"),
    METHOD_LENGTH("a method body has at most 60 lines"),
    PARAMETERS("a method takes at most 7 parameters; records may take more"),
    NESTING("blocks nest at most 4 deep"),
    PACKAGE_SIZE("a package holds at most 20 files; cli may hold more"),
    PACKAGE_NAME("a package is named after what lives there"),
    PACKAGE_DOC("a package says what comes in, what goes out and what it must never do"),
    TYPE_DOC("a public type says what it is, in a /// comment"),
    OPEN_END("work left open stands in an issue, not in a comment"),
    ASSERT_KEYWORD("checks stay on in production, so they do not use the assert keyword"),
    BROAD_CATCH("only named classes catch Exception or Throwable"),
    STACK_TRACE("nobody prints a stack trace"),
    CONSOLE("only cli writes to the console"),
    SLEEP("nobody sleeps: wait for a condition, with a limit"),
    SEEDED("random numbers come from a seed"),
    VECTOR_ROOM("the incubating Vector API stays inside math.kernel"),
    PURE_KERNEL("the kernel knows no clock, input or output, thread, lock, log or library"),
    DEFINED_ORDER("the kernel uses only collections whose order is the same in every run"),
    FIXED_MATHS("the kernel's elementary functions are its own, equal on every machine"),
    TEST_NAME("a test is named as a claim, without test or should in front");

    private final String claim;

    Rule(String claim) {
        this.claim = claim;
    }

    @Override
    public String toString() {
        return claim;
    }

    /// One place that breaks a rule.
    ///
    /// @param where qualified name of a package, type or method
    /// @param what what stands there
    record Finding(Rule rule, String where, String what) {

        @Override
        public String toString() {
            return where + ": " + what;
        }
    }

    /// One exception that stays, by name.
    ///
    /// @param where as in [Finding]
    /// @param reason why the rule would make this place worse
    record Exemption(Rule rule, String where, String reason) {

        boolean covers(Finding finding) {
            return finding.rule == rule && finding.where.equals(where);
        }
    }
}
