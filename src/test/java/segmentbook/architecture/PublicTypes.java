package segmentbook.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which public types nobody can reach from the names that pages, commands and service files use. */
final class PublicTypes {
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");
    private static final Pattern TEXT_OR_COMMENT =
            Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|//.*|/\\*[\\s\\S]*?\\*/");

    private PublicTypes() {}

    /** Names in Java code that may be types, outside text and comments. */
    static Set<String> names(List<String> sources) {
        Set<String> names = new TreeSet<>();
        for (String source : sources) {
            NAME.matcher(TEXT_OR_COMMENT.matcher(source).replaceAll("\"\""))
                    .results()
                    .map(MatchResult::group)
                    .forEach(names::add);
        }
        return names;
    }

    /** Public types that are neither named nor used, directly or through others, by a type that is. */
    static Set<String> unreachable(JavaClasses classes, Set<String> simpleNames, Set<String> fullNames) {
        Set<JavaClass> reached = new LinkedHashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>();
        for (JavaClass type : classes) {
            boolean named = isPublic(type) && simpleNames.contains(type.getSimpleName());
            if (named || fullNames.contains(type.getName())) {
                open.add(type);
            }
        }
        while (!open.isEmpty()) {
            JavaClass type = open.remove();
            if (reached.add(type)) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .map(JavaClass::getBaseComponentType)
                        .filter(target -> classes.contain(target.getName()))
                        .forEach(open::add);
                type.getEnclosingClass().ifPresent(open::add);
            }
        }
        Set<String> unreachable = new TreeSet<>();
        classes.stream()
                .filter(type -> isPublic(type) && !reached.contains(type))
                .forEach(type -> unreachable.add(type.getName()));
        return unreachable;
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicTypes::isPublic).orElse(true)
                && !type.getSimpleName().equals("package-info");
    }
}
