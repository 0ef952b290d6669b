"""The user's memory: everything that is kept between sessions, one repository for each noun.

    store = Store(settings)             opens (and, if need be, migrates) the database
    memory = store.for_user("me")       sees the rows of this user and no others

Wherever a person is asked for, a `Person` or a name will do ("Bu Rina", "rina", "Rin"). Reading
about an unknown name gives nothing; writing about one makes the person. A write has been
committed to disk when the method returns. Repositories return frozen dataclasses.

memory.people         find(name), get(id), all(), save(name, relation=, ...), rename(person, name)
memory.series         of(person), all(), save(person, cadence_days=, minutes=, next_on=)
memory.sessions       add(person, on=, agenda=, notes=, recap=, ...), get(id), last(person, n),
                      planned(person), all(person), covered(id, titles, benefits=),
                      hold(id, ...), move(id, on), skip(id, reason), asked(person, n)
memory.notes          add(text, person=, date=, title=), get(id), edit(id, text=, ...), all(person),
                      versions(id), search_terms(terms, k, person), remove(id)
memory.promises       open(person=None) with mine first, all(person), add(task, person=, owner=,
                      due=, evidence=), get(id), close(id), postpone(id, due, reason),
                      drop(id, reason), reopen(id), history(id)
memory.topics         open(person), all(person), add(text, person=), close, postpone, drop, get
memory.goals          the same, with steps: add(text, person=, steps=), step_done(id, position)
memory.feedback       the same: feedback still to give
memory.wins           the same: good things to mention
memory.moods          add(score, word, on=, person=), all(since=)
memory.conversations  start(person=, language=), append(id, role, content, answer=), load(id),
                      latest(), all()
memory.consents       get(key), set(key, value), all(): choices such as the remote key

memory.overview(person)                     all that an agenda needs, in at most five reads
memory.chunks_to_index(limit, model)        passages of notes that have no vector of this model
memory.store_vectors({id: vector}, model)   float32 vectors of any one dimension
memory.vectors(model)                       (ids, matrix, persons) of all that is indexed
memory.index_state(model)                   how many of how many notes are indexed
memory.passages(ids)                        passages by id, with their note
memory.reindex()                            split all notes again and forget their vectors
"""
