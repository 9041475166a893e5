package dev.corsac.contract.unprocessed;

import dev.corsac.CrossOrigin;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A composed annotation. */
@CrossOrigin("https://partner.example.com")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PartnerApi {}
