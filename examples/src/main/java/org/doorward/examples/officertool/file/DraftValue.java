package org.doorward.examples.officertool.file;

import static java.util.Objects.requireNonNull;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of a draft, and where it stands. Each field has to be asked for: what nobody has asked for is found by
 * {@link #requireAllRead}, so that a misspelt field is no field left out. Not thread-safe.
 */
final class DraftValue {
  private static final int MAX_LIST = 1000;

  private final String place;
  private final String path;
  private final @Nullable String text;
  private final @Nullable List<DraftValue> list;
  private final @Nullable Map<String, DraftValue> fields;
  private boolean read;

  private DraftValue(
      String place,
      String path,
      @Nullable String text,
      @Nullable List<DraftValue> list,
      @Nullable Map<String, DraftValue> fields) {
    this.place = place;
    this.path = path;
    this.text = text;
    this.list = list;
    this.fields = fields;
  }

  static DraftValue text(String place, String path, String text) {
    return new DraftValue(place, path, text, null, null);
  }

  static DraftValue list(String place, String path, List<DraftValue> list) {
    return new DraftValue(place, path, null, List.copyOf(list), null);
  }

  static DraftValue object(String place, String path, Map<String, DraftValue> fields) {
    return new DraftValue(place, path, null, null, new LinkedHashMap<>(fields));
  }

  /** Makes something of a text. */
  @FunctionalInterface
  interface Reading<T> {
    T of(String text) throws UnknownHostException, DraftException;
  }

  /** Makes something of a value. */
  @FunctionalInterface
  interface Form<T> {
    T of(DraftValue value) throws DraftException;
  }

  DraftException wrong(String expected) {
    return new DraftException(place + ": " + path + ": " + expected);
  }

  boolean isObject() {
    return fields != null;
  }

  /** The names of the fields, in the order of the file. */
  List<String> names() throws DraftException {
    return List.copyOf(object().keySet());
  }

  private Map<String, DraftValue> object() throws DraftException {
    read = true;
    if (fields == null) {
      throw wrong("expected fields in braces");
    }
    return fields;
  }

  DraftValue field(String name) throws DraftException {
    DraftValue value = object().get(name);
    if (value == null) {
      throw wrong("the field \"" + name + "\" is missing");
    }
    return value;
  }

  Optional<DraftValue> perhaps(String name) throws DraftException {
    return Optional.ofNullable(object().get(name));
  }

  /** The list of that name; empty if there is none. */
  <T> List<T> listOf(String name, Form<T> form) throws DraftException {
    Optional<DraftValue> value = perhaps(name);
    return value.isPresent() ? value.get().all(form) : List.of();
  }

  private <T> List<T> all(Form<T> form) throws DraftException {
    read = true;
    if (list == null || list.size() > MAX_LIST) {
      throw wrong("expected a list in brackets, of " + MAX_LIST + " at most");
    }
    List<T> values = new ArrayList<>();
    for (DraftValue one : list) {
      values.add(form.of(one));
    }
    return values;
  }

  /** What the text is, or an error that says what was expected. */
  <T> T as(String expected, Reading<T> reading) throws DraftException {
    read = true;
    if (text == null) {
      throw wrong("expected " + expected);
    }
    try {
      return requireNonNull(reading.of(text));
    } catch (IllegalArgumentException | UnknownHostException | java.time.DateTimeException e) {
      throw wrong("expected " + expected);
    }
  }

  /** A document that its parts make; what is wrong with them together is said of this object. */
  <T> T made(Form<T> form) throws DraftException {
    try {
      return form.of(this);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Refuses fields that nobody has asked for. */
  void requireAllRead() throws DraftException {
    if (!read) {
      throw wrong("there is no such field");
    }
    if (list != null) {
      for (DraftValue one : list) {
        one.requireAllRead();
      }
    }
    if (fields != null) {
      for (DraftValue one : fields.values()) {
        one.requireAllRead();
      }
    }
  }
}
