package segmentbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * A costly test class: it runs when a file that it tests has changed since all its tests passed, and always with
 * {@code CI=true}. Otherwise it is skipped, and the report says so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WhenChanged.Rule.class)
public @interface WhenChanged {
    /** Files and folders, from the project's folder, that the tests depend on; {@code pom.xml} always belongs to them. */
    String[] value();

    /** Skips the annotated class, or remembers that all its tests passed. */
    final class Rule implements ExecutionCondition, InvocationInterceptor, AfterAllCallback {
        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(WhenChanged.class);

        private final Path project;
        private final boolean always;

        Rule() {
            this(Path.of(""), "true".equals(System.getenv("CI")));
        }

        Rule(Path project, boolean always) {
            this.project = project;
            this.always = always;
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            WhenChanged inputs = inputs(context);
            if (inputs == null || always) {
                return ConditionEvaluationResult.enabled("runs");
            }
            Class<?> tests = context.getRequiredTestClass();
            return hasPassed(tests, inputs)
                    ? ConditionEvaluationResult.disabled(
                            "nothing that it tests has changed since it passed: " + String.join(", ", inputs.value()))
                    : ConditionEvaluationResult.enabled("something that it tests has changed");
        }

        private static WhenChanged inputs(ExtensionContext context) {
            return context.getElement()
                    .map(element -> element.getAnnotation(WhenChanged.class))
                    .orElse(null);
        }

        boolean hasPassed(Class<?> tests, WhenChanged inputs) {
            try {
                Path stamp = stamp(tests);
                return Files.exists(stamp) && Files.readString(stamp).equals(digest(tests, inputs));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void remember(Class<?> tests, WhenChanged inputs) throws IOException {
            Files.createDirectories(stamp(tests).getParent());
            Files.writeString(stamp(tests), digest(tests, inputs));
        }

        private Path stamp(Class<?> tests) {
            return project.resolve("target").resolve("passed").resolve(tests.getName());
        }

        /** Of the names and contents of all files, and the Java that runs. */
        private String digest(Class<?> tests, WhenChanged inputs) throws IOException {
            MessageDigest digest = sha256();
            digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
            String own = "src/test/java/" + tests.getPackageName().replace('.', '/');
            for (String input : Stream.concat(Stream.of("pom.xml", own), Stream.of(inputs.value()))
                    .toList()) {
                for (Path file : files(project.resolve(input))) {
                    digest.update(project.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        }

        private static List<Path> files(Path input) throws IOException {
            try (Stream<Path> found = Files.walk(input)) {
                return found.filter(Files::isRegularFile).sorted().toList();
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void afterAll(ExtensionContext context) throws IOException {
            WhenChanged inputs = inputs(context);
            if (inputs != null && context.getStore(HERE).get("failed") == null) {
                remember(context.getRequiredTestClass(), inputs);
            }
        }

        @Override
        public void interceptTestMethod(
                Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            watched(test, context);
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            watched(test, context);
        }

        @Override
        public void interceptDynamicTest(
                Invocation<Void> test, DynamicTestInvocationContext dynamic, ExtensionContext context)
                throws Throwable {
            watched(test, context);
        }

        /** A test that failed, or skipped itself, keeps its class from counting as passed. */
        private static void watched(Invocation<Void> test, ExtensionContext context) throws Throwable {
            try {
                test.proceed();
            } catch (Throwable failure) {
                for (ExtensionContext each = context;
                        each != null;
                        each = each.getParent().orElse(null)) {
                    if (inputs(each) != null) {
                        each.getStore(HERE).put("failed", true);
                    }
                }
                throw failure;
            }
        }
    }
}
