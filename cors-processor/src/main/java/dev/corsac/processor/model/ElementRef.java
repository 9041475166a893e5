package dev.corsac.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * An element of the program, by name.
 *
 * @param kind what it is
 * @param owner the canonical name of the type, or the package's name
 * @param signature of a method, {@code name(erased.Parameter,types[])}; of a field, its name; empty
 *     for types and packages
 */
public record ElementRef(Kind kind, String owner, String signature)
    implements Comparable<ElementRef> {

  /** What an {@link ElementRef} names. */
  public enum Kind {
    /** A package. */
    PACKAGE,
    /** A class, interface, record, enum or annotation type. */
    TYPE,
    /** A method of a type. */
    METHOD,
    /** A field of a type. */
    FIELD
  }

  /** A type by its canonical name. */
  public static ElementRef type(String canonicalName) {
    return new ElementRef(Kind.TYPE, canonicalName, "");
  }

  /** A method of a type. */
  public static ElementRef method(String canonicalName, String signature) {
    return new ElementRef(Kind.METHOD, canonicalName, signature);
  }

  /** A field of a type. */
  public static ElementRef field(String canonicalName, String name) {
    return new ElementRef(Kind.FIELD, canonicalName, name);
  }

  /** A package by its name. */
  public static ElementRef ofPackage(String name) {
    return new ElementRef(Kind.PACKAGE, name, "");
  }

  /** As people write it: {@code com.acme.OrderResource.list(int)}. */
  @Override
  public String toString() {
    return signature.isEmpty() ? owner : owner + "." + signature;
  }

  // A record's own equals and hashCode link method handles, anew in each compilation.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ElementRef ref
        && kind == ref.kind
        && owner.equals(ref.owner)
        && signature.equals(ref.signature);
  }

  @Override
  public int hashCode() {
    return owner.hashCode() * 31 + signature.hashCode();
  }

  @Override
  public int compareTo(ElementRef other) {
    int byName = toString().compareTo(other.toString());
    return byName != 0 ? byName : kind.compareTo(other.kind);
  }
}
