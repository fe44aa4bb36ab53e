package org.doorward.examples.officertool.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file of JSON strictly: no field twice, nothing behind the end, and each value knows its line. */
final class DraftFile {
  private static final int MAX_OCTETS = 1024 * 1024;
  private static final int MAX_DEPTH = 16;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final JsonParser parser;

  private DraftFile(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static DraftValue read(Path file) throws IOException {
    if (Files.size(file) > MAX_OCTETS) {
      throw new DraftException(file + ": larger than " + MAX_OCTETS + " octets");
    }
    try (JsonParser parser = JSON.createParser(Files.readAllBytes(file))) {
      DraftFile draft = new DraftFile(file, parser);
      DraftValue value = draft.value(parser.nextToken(), "document", 0);
      if (parser.nextToken() != null) {
        throw draft.wrong("there is more behind the end");
      }
      return value;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String what = String.valueOf(e.getOriginalMessage());
      throw new DraftException(
          file + ", line " + line + ": " + (what.startsWith("Duplicate") ? what : "not JSON"));
    }
  }

  private String place() {
    return file + ", line " + parser.currentTokenLocation().getLineNr();
  }

  private DraftException wrong(String what) {
    return new DraftException(place() + ": " + what);
  }

  private DraftValue value(JsonToken token, String path, int depth) throws IOException {
    if (token == null || depth > MAX_DEPTH) {
      throw wrong(token == null ? "the file is empty" : "too deep");
    }
    return switch (token) {
      case START_OBJECT -> object(path, depth);
      case START_ARRAY -> list(path, depth);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE ->
        DraftValue.text(place(), path, parser.getText());
      default ->
        throw wrong(path + ": expected text, a whole number, true or false, a list or fields");
    };
  }

  private DraftValue object(String path, int depth) throws IOException {
    String place = place();
    Map<String, DraftValue> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      fields.put(name, value(parser.nextToken(), path + "." + name, depth + 1));
    }
    return DraftValue.object(place, path, fields);
  }

  private DraftValue list(String path, int depth) throws IOException {
    String place = place();
    List<DraftValue> list = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      list.add(value(next, path + "[" + list.size() + "]", depth + 1));
    }
    return DraftValue.list(place, path, list);
  }
}
