package org.doorward.li.markup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/** Writes XML in UTF-8, with nothing between the tags but what is said. Confined to its caller. */
public final class XmlWriter {
  private static final byte[] DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".getBytes(US_ASCII);

  /** How much waits at most to go out, but for one element. */
  private static final int PIECE = 16_384;

  private final Utf8 out = new Utf8();
  private final List<XmlTag> open = new ArrayList<>();

  private final XmlPrefixes prefixes;
  private final List<Local> local = new ArrayList<>(0);
  private final boolean bare;
  private final Optional<OutputStream> sink;
  private boolean tagIsOpen;

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

  /** Writes elements without namespaces and declaration, to be read inside something else. */
  public static XmlWriter bare() {
    return new XmlWriter(XmlPrefixes.NONE, true, Optional.empty());
  }

  /** Begins an element. */
  public void start(QName name) {
    boolean root = open.isEmpty() && !bare;
    closeTag();
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
    }
  }

  /** Writes an element that was brought into canonical form before. */
  public void raw(String element) {
    closeTag();
    out.put(element);
  }

  /** Ends the element that began last. */
  public void end() {
    XmlTag tag = open.remove(open.size() - 1);
    if (tagIsOpen) {
      out.put("/>");
      tagIsOpen = false;
    } else {
      tag.end(out);
    }
    forgetLocals();
    if (out.size() >= PIECE && sink.isPresent()) {
      drain(sink.get());
    }
  }

  /** Sends out what has not gone yet. For a document that goes out while it grows. */
  public void finish() {
    drain(sink.orElseThrow());
  }

  private void drain(OutputStream to) {
    try {
      out.drainTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that was written, in UTF-8. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }

  /** All that was written. */
  @Override
  public String toString() {
    return out.toString();
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
