package org.doorward.li.x1.xml;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlWriter;

/**
 * A complex type that holds exactly one of several elements.
 *
 * @param <T> the complex type
 */
final class Choice<T> implements XmlType<T> {
  private final List<Arm<T>> arms;
  private final Map<QName, Arm<T>> byName;
  private final Shape shape;

  private Choice(List<Arm<T>> arms) {
    this.arms = List.copyOf(arms);
    this.byName = arms.stream().collect(Collectors.toMap(Arm::name, Function.identity()));
    this.shape = new Shape.OneOf(
        this.arms.stream().map(arm -> new Shape.Option(arm.name(), arm.type())).toList());
  }

  /**
   * One of the elements.
   *
   * @param <T> the complex type
   * @param name the element
   * @param holds whether a value is written in this element
   * @param type what the element holds
   */
  record Arm<T>(QName name, Predicate<T> holds, XmlType<T> type) {
    /** The element that all values of one class are written in. */
    static <T, V extends T> Arm<T> of(QName name, Class<V> values, XmlType<V> type) {
      return new Arm<>(name, values::isInstance, type.as(value -> value, values::cast));
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is read, and kept by nobody
  static <T> Choice<T> of(Arm<T>... arms) {
    return new Choice<>(List.of(arms));
  }

  static <T> Choice<T> of(List<Arm<T>> arms) {
    return new Choice<>(arms);
  }

  @Override
  public T read(XmlElement element) throws Refusal {
    Children in = Children.of(element);
    Arm<T> arm = in.hasNext() ? byName.get(in.next()) : null;
    if (arm == null) {
      throw Refusal.unexpected(element.name());
    }
    T value = arm.type().read(in.take());
    in.end();
    return value;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public void write(T value, XmlWriter out) {
    for (Arm<T> arm : arms) {
      if (arm.holds().test(value)) {
        out.start(arm.name());
        arm.type().write(value, out);
        out.end();
        return;
      }
    }
    throw new IllegalStateException("no arm for a " + value.getClass().getSimpleName());
  }
}
