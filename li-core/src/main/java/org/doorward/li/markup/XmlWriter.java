package org.doorward.li.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/** Writes XML text, indented where elements hold elements. Confined to its caller. */
public final class XmlWriter {
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, String> prefixes;
  private final Map<String, String> local = new HashMap<>();
  private final boolean bare;

  private XmlWriter(Map<String, String> prefixes, boolean bare) {
    this.prefixes = prefixes;
    this.bare = bare;
  }

  /** An element whose end is not written yet. */
  private static final class Open {
    final String name;
    boolean empty = true;
    boolean holdsElements;

    /** The namespaces that it has declared prefixes for. */
    final List<String> declared = new ArrayList<>();

    Open(String name) {
      this.name = name;
    }
  }

  /**
   * Writes a document.
   *
   * @param prefixes the prefix of each namespace, empty for the default one; declared at the root
   */
  public static XmlWriter document(Map<String, String> prefixes) {
    XmlWriter writer = new XmlWriter(prefixes, false);
    writer.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    return writer;
  }

  /** Writes elements without namespaces, declaration and indentation, to be read inside something else. */
  public static XmlWriter bare() {
    return new XmlWriter(Map.of(), true);
  }

  /** Begins an element. */
  public void start(QName name) {
    boolean root = open.isEmpty() && !bare;
    String written = qualified(name);
    lineBreak();
    out.append('<').append(written);
    open.push(new Open(written));
    if (root) {
      prefixes.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(e -> declare(e.getValue(), e.getKey()));
    }
  }

  /** Gives a namespace a prefix inside the element that has just begun, unless it has one already. */
  public void namespace(String prefix, String namespace) {
    if (!prefixes.containsKey(namespace) && local.putIfAbsent(namespace, prefix) == null) {
      open.element().declared.add(namespace);
      declare(prefix, namespace);
    }
  }

  /** Adds an attribute to the element that has just begun, whose value names {@code value}. */
  public void attribute(QName name, QName value) {
    attribute(name, qualified(value));
  }

  /** Adds an attribute to the element that has just begun. */
  public void attribute(QName name, String value) {
    out.append(' ').append(qualified(name)).append("=\"");
    Escaping.attribute(value, out);
    out.append('"');
  }

  /** Writes text. */
  public void text(String text) {
    if (!text.isEmpty()) {
      closeTag();
      Escaping.text(text, out);
    }
  }

  /** Writes an element that was brought into canonical form before. */
  public void raw(String element) {
    lineBreak();
    out.append(element);
  }

  /** Ends the element that began last. */
  public void end() {
    Open element = open.pop();
    element.declared.forEach(local::remove);
    if (element.empty) {
      out.append("/>");
      return;
    }
    if (element.holdsElements && !bare) {
      out.append('\n').append(INDENT.repeat(open.size()));
    }
    out.append("</").append(element.name).append('>');
  }

  /** All that was written. */
  @Override
  public String toString() {
    return bare ? out.toString() : out + "\n";
  }

  private void lineBreak() {
    closeTag();
    if (!open.isEmpty()) {
      open.element().holdsElements = true;
    }
    if (!bare) {
      out.append('\n').append(INDENT.repeat(open.size()));
    }
  }

  private void closeTag() {
    if (!open.isEmpty() && open.element().empty) {
      open.element().empty = false;
      out.append('>');
    }
  }

  private void declare(String prefix, String namespace) {
    out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
    Escaping.attribute(namespace, out);
    out.append('"');
  }

  private String qualified(QName name) {
    String namespace = name.getNamespaceURI();
    String prefix = bare ? "" : prefixes.getOrDefault(namespace, local.getOrDefault(namespace, ""));
    return prefix.isEmpty() ? name.getLocalPart() : prefix + ":" + name.getLocalPart();
  }
}
