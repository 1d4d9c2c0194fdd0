package io.foretick;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LambdaExpressionTree.BodyKind;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

import io.foretick.Rule.Finding;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/// Reads from the syntax trees of one file what the compiler does not mind. One instance a file.
final class SourceRules extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final int FILE_LINES_MAX = 500;
    private static final int METHOD_LINES_MAX = 60;
    private static final int PARAMETERS_MAX = 7;
    private static final int NESTING_MAX = 4;

    /// Brackets keep the pattern from finding itself.
    private static final Pattern OPEN_END =
            Pattern.compile("(//|/?\\*).*\\b(TO[D]O|FIX[M]E|XX[X])\\b.*");

    private static final Pattern KERNEL_PACKAGE = Pattern.compile(ClassRules.KERNEL);

    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final boolean test;
    private final String packageName;
    private final List<Finding> found;
    private final Deque<String> names = new ArrayDeque<>();
    private int depth;

    private SourceRules(CompilationUnitTree unit, DocTrees trees, List<Finding> found) {
        this.unit = unit;
        this.trees = trees;
        this.test = unit.getSourceFile().toUri().getPath().contains("/src/test/");
        this.packageName = unit.getPackageName().toString();
        this.found = found;
    }

    /// What the files break, parsed but not compiled.
    static List<Finding> check(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new ArrayList<Finding>();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            var options = List.of("-proc:none");
            var task = (JavacTask) compiler.getTask(null, files, null, options, null, units);
            var trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new SourceRules(unit, trees, found).checkFile();
            }
        }
        return found;
    }

    private void checkFile() throws IOException {
        String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        String where = packageName + "." + file.replace(".java", "");
        List<String> lines = unit.getSourceFile().getCharContent(true).toString().lines().toList();
        if (lines.size() > FILE_LINES_MAX) {
            add(Rule.FILE_LENGTH, where, lines.size() + " lines");
        }
        for (int line = 0; line < lines.size(); line++) {
            if (OPEN_END.matcher(lines.get(line)).find()) {
                add(Rule.OPEN_END, where, "line " + (line + 1) + ": " + lines.get(line).strip());
            }
        }
        scan(unit, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        names.addLast(type.getSimpleName().toString());
        if (!test && isPublic && names.size() == 1 && !hasMarkdownDoc(type)) {
            add(Rule.TYPE_DOC, where(), "has no /// comment");
        }
        int outerDepth = depth;
        depth = 0;
        super.visitClass(type, null);
        depth = outerDepth;
        names.removeLast();
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
        names.addLast(method.getName().toString());
        checkSize(method);
        if (test && isTest(method) && method.getName().toString().matches("(test|should).*")) {
            add(Rule.TEST_NAME, where(), "say what holds");
        }
        if (isKernel() && method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
            add(Rule.PURE_KERNEL, where(), "is synchronized");
        }
        super.visitMethod(method, null);
        names.removeLast();
        return null;
    }

    private void checkSize(MethodTree method) {
        boolean inRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
        boolean recordConstructor = inRecord && method.getReturnType() == null;
        int parameters = method.getParameters().size();
        if (parameters > PARAMETERS_MAX && !recordConstructor) {
            add(Rule.PARAMETERS, where(), parameters + " parameters");
        }
        if (method.getBody() != null) {
            long lines = lastLine(method.getBody()) - firstLine(method.getBody()) - 1;
            if (lines > METHOD_LINES_MAX) {
                add(Rule.METHOD_LENGTH, where(), lines + " lines");
            }
        }
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
        if (isKernel() && variable.getModifiers().getFlags().contains(Modifier.VOLATILE)) {
            add(Rule.PURE_KERNEL, where(), variable.getName() + " is volatile");
        }
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitAssert(AssertTree statement, @Nullable Void unused) {
        add(Rule.ASSERT_KEYWORD, where(), statement.toString());
        return super.visitAssert(statement, null);
    }

    @Override
    public @Nullable Void visitCatch(CatchTree handler, @Nullable Void unused) {
        Tree type = handler.getParameter().getType();
        List<? extends Tree> types =
                type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
        for (Tree caught : types) {
            if (Set.of("Exception", "Throwable").contains(caught.toString())) {
                add(Rule.BROAD_CATCH, topType(), "catches " + caught + " in " + where());
            }
        }
        return super.visitCatch(handler, null);
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        boolean deeper = tree != null && opensBlock(tree);
        depth += deeper ? 1 : 0;
        if (deeper && depth == NESTING_MAX + 1) {
            add(Rule.NESTING, where(), "line " + firstLine(tree) + " lies " + depth + " deep");
        }
        super.scan(tree, null);
        depth -= deeper ? 1 : 0;
        return null;
    }

    private boolean opensBlock(Tree tree) {
        return switch (tree) {
            // An `else if` continues its chain and lies no deeper than the first `if`.
            case IfTree statement ->
                    !(getCurrentPath().getLeaf() instanceof IfTree outer
                            && statement.equals(outer.getElseStatement()));
            case LambdaExpressionTree lambda -> lambda.getBodyKind() == BodyKind.STATEMENT;
            case ForLoopTree _, EnhancedForLoopTree _, WhileLoopTree _, DoWhileLoopTree _ -> true;
            case SwitchTree _, SwitchExpressionTree _, TryTree _, SynchronizedTree _ -> true;
            default -> false; // most trees are no blocks
        };
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree block, @Nullable Void unused) {
        if (isKernel()) {
            add(Rule.PURE_KERNEL, where(), "has a synchronized block");
        }
        return super.visitSynchronized(block, null);
    }

    private boolean hasMarkdownDoc(ClassTree type) {
        // Old-style comments open with `/**`; the parser hands over the text of either kind.
        String doc = trees.getDocComment(getCurrentPath());
        if (doc == null || doc.isBlank()) {
            return false;
        }
        int start = (int) trees.getSourcePositions().getStartPosition(unit, type);
        String above = text().substring(0, start).stripTrailing();
        return above.substring(above.lastIndexOf('\n') + 1).strip().startsWith("///");
    }

    private String text() {
        try {
            return unit.getSourceFile().getCharContent(true).toString();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + unit.getSourceFile(), e);
        }
    }

    private static boolean isTest(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> annotation.getAnnotationType().toString().contains("Test"));
    }

    private boolean isKernel() {
        String room = packageName.replaceFirst("^io\\.foretick\\.?", "").replace('.', '/');
        return !test && KERNEL_PACKAGE.matcher(room).matches();
    }

    private long firstLine(Tree tree) {
        return unit.getLineMap()
                .getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    private long lastLine(Tree tree) {
        return unit.getLineMap()
                .getLineNumber(trees.getSourcePositions().getEndPosition(unit, tree));
    }

    private String where() {
        return packageName + "." + String.join(".", names);
    }

    private String topType() {
        return packageName + "." + names.peekFirst();
    }

    private void add(Rule rule, String where, String what) {
        found.add(new Finding(rule, where, what));
    }
}
