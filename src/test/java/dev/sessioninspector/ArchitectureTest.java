package dev.sessioninspector;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Which package may import which, and what only one of them may do. Each {@code package-info.java} says the same in
 * words.
 */
class ArchitectureTest {
    private static final String ROOT = "dev.sessioninspector";
    private static final String APP = ROOT + ".app";
    private static final String AWS_SDK = "software.amazon.awssdk..";
    private static final String JSON = "tools.jackson..";

    private static final List<Layer> LAYERS = List.of(
            layer("session"),
            layer("storage").imports("session", "task"),
            layer("connection").imports("session", "storage"),
            layer("task"),
            layer("file"),
            // The transport's own exception is all that tells a connection that timed out from an answer that did.
            layer("storage.dynamodb").imports("session", "storage", "task").uses(AWS_SDK, "org.apache.hc.client5.http"),
            layer("aws")
                    .imports("session", "storage", "storage.dynamodb", "connection", "task", "file")
                    .uses(AWS_SDK, JSON, "com.sun.net.httpserver"),
            layer("settings").imports("connection", "file").uses(JSON),
            layer("revocation")
                    .imports("session", "storage", "connection", "task", "file")
                    .uses(JSON),
            layer("sandbox").imports("session", "storage", "connection"),
            layer("viewmodel")
                    .imports("session", "storage", "connection", "task", "settings", "revocation", "sandbox")
                    .uses("javafx.beans..", "javafx.collections..", "javafx.util..", JSON),
            layer("view")
                    .imports("viewmodel", "session", "connection", "storage", "revocation")
                    .uses("javafx..", "atlantafx..", "org.kordamp.ikonli.."),
            layer("app").imports("*..").uses("javafx..", "atlantafx..", "picocli.."));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theseRulesSeeTheProgram() {
        assertThat(CLASSES).hasSizeGreaterThan(150);
    }

    @Test
    void everyPackageIsALayer() {
        var layers = LAYERS.stream().map(Layer::packageName).toArray(String[]::new);
        classes().should().resideInAnyPackage(layers).check(CLASSES);
    }

    /** A layer that is still empty passes. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("LAYERS")
    void importsOnlyWhatItMay(Layer layer) {
        classes()
                .that()
                .resideInAPackage(layer.packageName())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(layer.allowed())
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theViewKnowsValuesOfTheModelAndNoPorts() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".view")
                .should()
                .dependOnClassesThat(INTERFACES.and(resideInAnyPackage(ROOT + ".connection", ROOT + ".storage")))
                .check(CLASSES);
    }

    @Test
    void theViewKnowsEnumsOfRevocationAndNothingElseOfIt() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".view")
                .should()
                .dependOnClassesThat(describe(
                        "are no enums of revocation",
                        type -> type.getPackageName().equals(ROOT + ".revocation") && !type.isEnum()))
                .check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .accessTargetWhere(target(Thread.class, "sleep").or(target(TimeUnit.class, "sleep")))
                .because("waiting is for a condition, a time-out or a scheduler, and can be cancelled")
                .check(CLASSES);
    }

    @Test
    void onlyTheAppTouchesTheUiThread() throws ClassNotFoundException {
        noClasses()
                .that()
                .resideOutsideOfPackage(APP)
                .should()
                .accessTargetWhere(target(Class.forName("javafx.application.Platform"), "runLater"))
                .because("everything else is given an executor")
                .check(CLASSES);
    }

    @Test
    void onlyTheAppWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage(APP)
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void nobodyLogs() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .because("what is worth telling is shown, and a log line can hold a token")
                .check(CLASSES);
    }

    @Test
    void onlyAnUndoPutsBackWhatWasDeleted() throws ClassNotFoundException {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".revocation", ROOT + ".storage..")
                .should()
                .accessTargetWhere(target(Class.forName(ROOT + ".storage.SessionRemover"), "restore"))
                .because("a connection that may delete must not create")
                .check(CLASSES);
    }

    @Test
    void noStateIsShared() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            var packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(packages)
                    .isNotEmpty()
                    .allSatisfy(folder ->
                            assertThat(folder.resolve("package-info.java")).exists());
        }
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> target(Class<?> owner, String name) {
        return describe(
                "the target is " + owner.getSimpleName() + "." + name,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && access.getTarget().getName().equals(name));
    }

    private static Layer layer(String name) {
        return new Layer(name, List.of(), List.of());
    }

    /** A package, the packages of ours that it may import, and those of others besides the JDK's. */
    private record Layer(String name, List<String> own, List<String> outside) {
        Layer imports(String... names) {
            return new Layer(name, List.of(names), outside);
        }

        Layer uses(String... packages) {
            return new Layer(name, own, List.of(packages));
        }

        String packageName() {
            return ROOT + "." + name;
        }

        String[] allowed() {
            var ours = Stream.concat(Stream.of(name), own.stream()).map(other -> ROOT + "." + other);
            var others = Stream.concat(Stream.of("java..", "javax.."), outside.stream());
            return Stream.concat(ours, others).toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
