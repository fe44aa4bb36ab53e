package org.doorward.li.spec;

import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The classes that whoever uses a type gets to see: in its head and in its public and protected members. */
final class PublicSignature {
  private final Set<Type> seen = new HashSet<>();
  private final Set<Class<?>> named = new HashSet<>();

  private PublicSignature() {}

  static Stream<Class<?>> of(Class<?> type) {
    PublicSignature signature = new PublicSignature();
    signature.head(type);
    Arrays.stream(type.getDeclaredFields())
        .filter(PublicSignature::isShown)
        .forEach(field -> signature.add(field.getGenericType()));
    Stream.concat(
            Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
        .filter(PublicSignature::isShown)
        .forEach(signature::executable);
    return signature.named.stream();
  }

  private static boolean isShown(Member member) {
    int modifiers = member.getModifiers();
    return !member.isSynthetic()
        && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
  }

  private void head(Class<?> type) {
    if (type.getGenericSuperclass() != null) {
      add(type.getGenericSuperclass());
    }
    addAll(type.getGenericInterfaces());
    addAll(type.getTypeParameters());
  }

  private void executable(Executable member) {
    addAll(member.getGenericParameterTypes());
    addAll(member.getGenericExceptionTypes());
    addAll(member.getTypeParameters());
    add(member.getAnnotatedReturnType().getType());
  }

  private void addAll(Type... types) {
    for (Type type : types) {
      add(type);
    }
  }

  private void add(Type type) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof Class<?> plain) {
      Class<?> element = plain;
      while (element.isArray()) {
        element = element.getComponentType();
      }
      named.add(element);
    } else if (type instanceof ParameterizedType generic) {
      add(generic.getRawType());
      addAll(generic.getActualTypeArguments());
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType());
    } else if (type instanceof TypeVariable<?> variable) {
      addAll(variable.getBounds());
    } else if (type instanceof WildcardType wildcard) {
      addAll(wildcard.getUpperBounds());
      addAll(wildcard.getLowerBounds());
    }
  }
}
