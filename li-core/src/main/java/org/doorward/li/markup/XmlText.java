package org.doorward.li.markup;

/** A run of text, references resolved. */
public record XmlText(String text) implements XmlNode {
  /** Whether it is whitespace only. */
  boolean isBlank() {
    return text.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r');
  }

  @Override
  public String toString() {
    return "[withheld]";
  }
}
