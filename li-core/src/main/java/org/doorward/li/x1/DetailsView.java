package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/**
 * A list whose members are made when they are asked for, and kept by nobody: an element tells of a hundred thousand
 * tasks without holding all it tells at a time. Cannot be modified. Thread-safe if what makes the members is.
 *
 * @param <E> a member
 */
public final class DetailsView<E> extends AbstractList<E> implements RandomAccess {
  private final int size;
  private final Function<Integer, E> member;

  private DetailsView(int size, Function<Integer, E> member) {
    this.size = size;
    this.member = member;
  }

  /**
   * A view of a list.
   *
   * @param <S> what members are made of
   * @param <E> a member
   * @param of copied
   * @param made makes a member, each time that it is asked for
   * @return the view
   */
  public static <S, E> DetailsView<E> of(List<S> of, Function<S, E> made) {
    requireNonNull(made, "made");
    List<S> kept = List.copyOf(of);
    return new DetailsView<>(kept.size(), index -> made.apply(kept.get(index)));
  }

  /** The list itself if it is a view, or else a copy. */
  static <E> List<E> kept(List<E> list) {
    return list instanceof DetailsView<E> view ? view : List.copyOf(list);
  }

  @Override
  public E get(int index) {
    return member.apply(index);
  }

  @Override
  public int size() {
    return size;
  }
}
