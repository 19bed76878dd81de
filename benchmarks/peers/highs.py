"""Native HiGHS on an MPS file, one thread. Arguments: model, file for the plan, CPU seconds."""

import sys
import time

import highspy

model, plan, limit = sys.argv[1], sys.argv[2], float(sys.argv[3])
began = time.process_time()
print(f"start {began}", flush=True)
limit += began
seen = [float("inf"), float("-inf")]


def tell(event):
    now = [event.data_out.mip_primal_bound, event.data_out.mip_dual_bound]
    if now != seen:
        seen[:] = now
        print(f"at {time.process_time()} {now[0]} {now[1]}", flush=True)


def keep(event):
    with open(plan, "w") as out:
        for col, value in enumerate(event.data_out.mip_solution):
            if value:
                out.write(f"{col} {value}\n")
    tell(event)


def watch(event):
    tell(event)
    event.interrupt(time.process_time() > limit)


highs = highspy.Highs()
highs.setOptionValue("output_flag", False)
highs.setOptionValue("threads", 1)
highs.setOptionValue("mip_rel_gap", 1e-4)
for option in sys.argv[4:]:
    name, value = option.split("=")
    highs.setOptionValue(name, type(highs.getOptionValue(name)[1])(value))
highs.cbMipImprovingSolution.subscribe(keep)
highs.cbMipInterrupt.subscribe(watch)
highs.cbSimplexInterrupt.subscribe(lambda event: event.interrupt(time.process_time() > limit))
highs.readModel(model)
highs.run()
info = highs.getInfo()
print(f"at {time.process_time()} {info.objective_function_value if seen[0] < 1e100 else 'inf'} {info.mip_dual_bound}")
print(f"end {highs.modelStatusToString(highs.getModelStatus())}")
