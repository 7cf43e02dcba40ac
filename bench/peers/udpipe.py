"""UDPipe 1 behind the door that `annals parse` has; the verbs are those of `door.cjs`.

    udpipe.py MODEL [--tag] parse | parse --tokenized | speed PASSES

`--tag` leaves the trees out."""
import json, re, resource, sys
from ufal.udpipe import Model, Pipeline, ProcessingError


def pipeline(model, source, parse=True):
    loaded = Model.load(model)
    if not loaded:
        sys.exit(f"cannot load {model}")
    # The model must outlive the pipeline, which does not hold it.
    pipeline.model = loaded
    return Pipeline(loaded, source, Pipeline.DEFAULT, Pipeline.DEFAULT if parse else Pipeline.NONE, "conllu")


def seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def speed(model, texts, passes, parse):
    run = pipeline(model, "tokenizer=ranges", parse)
    run.process("Ready.")
    load, times = seconds(), []
    for number in range(passes + 1):
        since = seconds()
        for text in texts:
            run.process(text)
        # The first pass is not counted, as for the others.
        if number:
            times.append(seconds() - since)
    with open("/proc/self/status") as f:
        peak = re.search(r"VmHWM:\s+(\d+)", f.read())[1]
    return json.dumps({"load": load, "passes": times, "peak_kib": int(peak)})


def main():
    model, *options = sys.argv[1:]
    parse = options[0] != "--tag"
    verb, *options = options if parse else options[1:]
    sys.stdin.reconfigure(encoding="utf-8", newline="")
    given = sys.stdin.read()
    if verb == "speed":
        print(speed(model, json.loads(given), int(options[0]), parse))
    else:
        source = "conllu" if options == ["--tokenized"] else "tokenizer=ranges"
        error = ProcessingError()
        sys.stdout.write(pipeline(model, source, parse).process(given, error))
        if error.occurred():
            sys.exit(error.message)


main()
