package org.doorward.li.x1.xml;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A schema document in memory, as the JDK asks for it. What it sets is not kept. */
record SchemaInput(String document) implements LSInput {
  @Override
  public Reader getCharacterStream() {
    return new StringReader(document);
  }

  @Override
  public void setCharacterStream(Reader characterStream) {}

  @Override
  public @Nullable InputStream getByteStream() {
    return null;
  }

  @Override
  public void setByteStream(InputStream byteStream) {}

  @Override
  public @Nullable String getStringData() {
    return null;
  }

  @Override
  public void setStringData(String stringData) {}

  @Override
  public @Nullable String getSystemId() {
    return null;
  }

  @Override
  public void setSystemId(String systemId) {}

  @Override
  public @Nullable String getPublicId() {
    return null;
  }

  @Override
  public void setPublicId(String publicId) {}

  @Override
  public @Nullable String getBaseURI() {
    return null;
  }

  @Override
  public void setBaseURI(String baseUri) {}

  @Override
  public @Nullable String getEncoding() {
    return null;
  }

  @Override
  public void setEncoding(String encoding) {}

  @Override
  public boolean getCertifiedText() {
    return false;
  }

  @Override
  public void setCertifiedText(boolean certifiedText) {}
}
