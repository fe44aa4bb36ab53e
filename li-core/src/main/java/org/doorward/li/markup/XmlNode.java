package org.doorward.li.markup;

/** What an element holds: elements and text, in order. Comments and processing instructions are gone. */
public sealed interface XmlNode permits XmlElement, XmlText {}
