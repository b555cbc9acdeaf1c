package club.makapix.decile.recipe;

import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;

/** Passes a parser's events on, and refuses nesting so deep that whoever walks the tree would run out of stack. */
final class ShallowParser implements Parser {
    private static final int DEEPEST = 100;

    private final Parser parser;
    private int depth;

    ShallowParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public Event next() {
        Event event = parser.next();
        if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
            throw new ParserException(
                    "lists and mappings are nested more than %s deep".formatted(DEEPEST), event.getStartMark());
        }
        if (event instanceof CollectionEndEvent) {
            depth--;
        }
        return event;
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }
}
