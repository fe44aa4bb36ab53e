package org.doorward.li.markup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/** Writes XML in UTF-8, indented where elements hold elements. Confined to its caller. */
public final class XmlWriter {
  private static final byte[] DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".getBytes(US_ASCII);

  /** A line break with the indentation of as many levels as there usually are. */
  private static final byte[] BREAK = ("\n" + " ".repeat(64)).getBytes(US_ASCII);

  /** How much waits at most to go out, but for one element. */
  private static final int PIECE = 16_384;

  private final Utf8 out = new Utf8();
  private final List<XmlTag> open = new ArrayList<>();

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
    writer.out.put(DECLARATION);
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
    XmlTag tag = tag(name);
    tag.start(out);
    open.add(tag);
    tagIsOpen = true;
    if (root) {
      out.put(prefixes.declarations());
    }
  }

  /** Gives a namespace a prefix inside the element that has just begun, unless it has one already. */
  public void namespace(String prefix, String namespace) {
    if (prefixes.prefix(namespace).isEmpty() && localPrefix(namespace).isEmpty()) {
      local.add(new Local(open.size(), prefix, namespace));
      out.putDeclaration(prefix, namespace);
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
    tag(name).name(out);
    out.putQuoted(value);
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
    XmlTag tag = open.remove(open.size() - 1);
    if (tagIsOpen) {
      out.put("/>");
      tagIsOpen = false;
    } else {
      if (elementBefore) {
        indent();
      }
      tag.end(out);
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
    if (!bare) {
      int octets = 1 + 2 * open.size();
      out.put(BREAK, 0, Math.min(octets, BREAK.length));
      for (int more = octets - BREAK.length; more > 0; more--) {
        out.put(' ');
      }
    }
  }

  private void closeTag() {
    if (tagIsOpen) {
      out.put('>');
      tagIsOpen = false;
    }
  }

  private XmlTag tag(QName name) {
    return bare
        ? XmlTag.of("", name.getLocalPart())
        : prefixes
            .tag(name)
            .orElseGet(() -> XmlTag.of(localPrefix(name.getNamespaceURI()), name.getLocalPart()));
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
