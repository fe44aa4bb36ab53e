package org.doorward.li.target;

import static java.util.Objects.requireNonNull;

import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.Sensitive;

/**
 * A target identifier of somebody else's schema, kept as it came. Immutable.
 *
 * @param extension its owner and content
 */
public record TargetIdentifierExtension(Extension extension) implements TargetIdentifier {
  /**
   * Refuses null.
   *
   * @param extension not null
   */
  public TargetIdentifierExtension {
    requireNonNull(extension, "extension");
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text the form of {@link Extension#text()}
   * @return the identifier
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static TargetIdentifierExtension of(String text) {
    return new TargetIdentifierExtension(Extension.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.TARGET_IDENTIFIER_EXTENSION;
  }

  @Override
  public Sensitive<String> text() {
    return extension.text();
  }
}
