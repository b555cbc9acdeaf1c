package club.makapix.decile.sampling.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter that a {@link SampleDatabase} fills: needed on a {@code String}, which becomes the JDBC URL, and where a test
 * uses several samples.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Sample {
    /** Returns the name that {@link SampleDatabase#named} gave the sample; empty for the one without a name. */
    String value() default "";
}
