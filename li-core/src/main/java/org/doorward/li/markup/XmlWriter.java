package org.doorward.li.markup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/** Writes XML in UTF-8, indented where elements hold elements. Confined to its caller. */
public final class XmlWriter {
  /** A line break with the indentation of as many levels as there usually are. */
  private static final String BREAK = "\n" + " ".repeat(64);

  /** How much waits at most to go out, but for one element. */
  private static final int PIECE = 16_384;

  private final Utf8 out = new Utf8();
  /** The names of the elements that are open, as written. */
  private final List<byte[]> open = new ArrayList<>();

  private final XmlPrefixes prefixes;
  private final List<Local> local = new ArrayList<>(0);
  private final boolean bare;
  private final Optional<OutputStream> sink;
  private boolean tagIsOpen;
  private boolean elementBefore;

  private XmlWriter(XmlPrefixes prefixes, boolean bare, Optional<OutputStream> sink) {
    this.prefixes = prefixes;
    this.bare = bare;
    this.sink = sink;
  }

  /** A prefix that holds inside one element, the {@code level}th of those that are open. */
  private record Local(int level, String prefix, String namespace) {}

  /**
   * Writes a document.
   *
   * @param prefixes declared at the root
   */
  public static XmlWriter document(XmlPrefixes prefixes) {
    return document(prefixes, Optional.empty());
  }

  /**
   * Writes a document that goes out while it grows: what has gone is kept no longer. Writing throws an
   * {@link UncheckedIOException} if it cannot go.
   *
   * @param prefixes declared at the root
   * @param sink where it goes; not closed
   */
  public static XmlWriter document(XmlPrefixes prefixes, OutputStream sink) {
    return document(prefixes, Optional.of(sink));
  }

  private static XmlWriter document(XmlPrefixes prefixes, Optional<OutputStream> sink) {
    XmlWriter writer = new XmlWriter(prefixes, false, sink);
    writer.out.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    return writer;
  }

  /** Writes elements without namespaces, declaration and indentation, to be read inside something else. */
  public static XmlWriter bare() {
    return new XmlWriter(XmlPrefixes.NONE, true, Optional.empty());
  }

  /** Begins an element. */
  public void start(QName name) {
    boolean root = open.isEmpty() && !bare;
    lineBreak();
    out.put('<');
    byte[] written = qualified(name);
    out.put(written);
    open.add(written);
    tagIsOpen = true;
    if (root) {
      prefixes.inOrder().forEach(entry -> declare(entry.getValue(), entry.getKey()));
    }
  }

  /** Gives a namespace a prefix inside the element that has just begun, unless it has one already. */
  public void namespace(String prefix, String namespace) {
    if (prefixes.prefix(namespace).isEmpty() && localPrefix(namespace).isEmpty()) {
      local.add(new Local(open.size(), prefix, namespace));
      declare(prefix, namespace);
    }
  }

  /** Adds an attribute to the element that has just begun, whose value names {@code value}. */
  public void attribute(QName name, QName value) {
    String namespace = value.getNamespaceURI();
    String prefix = prefixes.prefix(namespace).orElseGet(() -> localPrefix(namespace));
    String part = value.getLocalPart();
    attribute(name, prefix.isEmpty() ? part : prefix + ":" + part);
  }

  /** Adds an attribute to the element that has just begun. */
  public void attribute(QName name, String value) {
    out.put(' ');
    out.put(qualified(name));
    out.put("=\"");
    out.putAttribute(value);
    out.put('"');
  }

  /** Writes text. */
  public void text(String text) {
    if (!text.isEmpty()) {
      closeTag();
      out.putText(text);
      elementBefore = false;
    }
  }

  /** Writes an element that was brought into canonical form before. */
  public void raw(String element) {
    lineBreak();
    out.put(element);
    elementBefore = true;
  }

  /** Ends the element that began last. */
  public void end() {
    byte[] name = open.remove(open.size() - 1);
    if (tagIsOpen) {
      out.put("/>");
      tagIsOpen = false;
    } else {
      if (elementBefore) {
        indent();
      }
      out.put("</");
      out.put(name);
      out.put('>');
    }
    elementBefore = true;
    forgetLocals();
    if (out.size() >= PIECE && sink.isPresent()) {
      drain(sink.get());
    }
  }

  /** Sends out what has not gone yet, with a line break at the end. For a document that goes out while it grows. */
  public void finish() {
    out.put('\n');
    drain(sink.orElseThrow());
  }

  private void drain(OutputStream to) {
    try {
      out.drainTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that was written, in UTF-8, with a line break at the end of a document. */
  public byte[] toByteArray() {
    if (!bare) {
      out.put('\n');
    }
    return out.toByteArray();
  }

  /** All that was written. */
  @Override
  public String toString() {
    return out.toString();
  }

  private void lineBreak() {
    closeTag();
    indent();
  }

  private void indent() {
    int blanks = 2 * open.size();
    if (!bare) {
      out.put(blanks < BREAK.length() ? BREAK : "\n" + " ".repeat(blanks), 1 + blanks);
    }
  }

  private void closeTag() {
    if (tagIsOpen) {
      out.put('>');
      tagIsOpen = false;
    }
  }

  private void declare(String prefix, String namespace) {
    out.put(prefix.isEmpty() ? " xmlns" : " xmlns:");
    out.put(prefix);
    out.put("=\"");
    out.putAttribute(namespace);
    out.put('"');
  }

  private byte[] qualified(QName name) {
    if (bare) {
      return name.getLocalPart().getBytes(UTF_8);
    }
    return prefixes.qualified(name).orElseGet(() -> {
      String prefix = localPrefix(name.getNamespaceURI());
      String written = prefix.isEmpty() ? name.getLocalPart() : prefix + ":" + name.getLocalPart();
      return written.getBytes(UTF_8);
    });
  }

  private String localPrefix(String namespace) {
    for (Local declared : local) {
      if (declared.namespace().equals(namespace)) {
        return declared.prefix();
      }
    }
    return "";
  }

  private void forgetLocals() {
    if (!local.isEmpty()) {
      local.removeIf(declared -> declared.level() > open.size());
    }
  }
}
