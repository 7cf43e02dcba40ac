"""Trains one part of a UDPipe 1 model (tokenizer, tagger or parser), so that a peer exists that has seen the same trees as Annals and nothing else.

    udpipe_train.py PART OUT OPTIONS [FROM_MODEL] -- TRAIN.conllu.xz... -- DEV.conllu.xz...

`bench/language --train` calls this for each part in turn; a part that is already there is not trained again."""
import lzma, sys
from ufal.udpipe import InputFormat, ProcessingError, Sentence, Sentences, Trainer


def sentences(paths):
    res = Sentences()
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as f:
            reader = InputFormat.newConlluInputFormat()
            reader.setText(f.read())
        while True:
            sentence, error = Sentence(), ProcessingError()
            if not reader.nextSentence(sentence, error):
                if error.occurred():
                    sys.exit(f"{path}: {error.message}")
                break
            res.append(sentence)
    return res


def main():
    args = sys.argv[1:]
    part, out, options, *earlier = args[:args.index("--")]
    files = args[args.index("--") + 1:]
    train, dev = files[:files.index("--")], files[files.index("--") + 1:]
    parts = {"tokenizer": Trainer.NONE, "tagger": Trainer.NONE, "parser": Trainer.NONE}
    for name in list(parts)[:list(parts).index(part)]:
        parts[name] = f"from_model=file:{earlier[0]}"
    parts[part] = options
    error = ProcessingError()
    model = Trainer.train("morphodita_parsito", sentences(train), sentences(dev), *parts.values(), error)
    if error.occurred():
        sys.exit(error.message)
    with open(out, "wb") as f:
        f.write(model if isinstance(model, bytes) else model.encode("utf-8", "surrogateescape"))


main()
