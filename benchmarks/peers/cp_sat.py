"""OR-Tools CP-SAT on a model in whole numbers. Arguments: model (JSON), file for the plan, CPU seconds, workers."""

import json
import sys
import threading
import time

from ortools.sat.python import cp_model

path, plan, limit, workers = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
began = time.process_time()
print(f"start {began}", flush=True)
limit += began
with open(path) as file:
    given = json.load(file)
scale = given["costScale"]

model = cp_model.CpModel()
cols = [model.new_int_var(lower, upper, "") for lower, upper in zip(given["lower"], given["upper"])]
FAR = 1 << 50
for row in given["rows"]:
    expression = cp_model.LinearExpr.weighted_sum([cols[col] for col in row["cols"]], row["coefs"])
    lower = -FAR if row["lower"] is None else row["lower"]
    upper = FAR if row["upper"] is None else row["upper"]
    model.add_linear_constraint(expression, lower, upper)
model.minimize(cp_model.LinearExpr.weighted_sum(cols, given["cost"]) + given["offset"])
seen = [float("inf"), float("-inf")]


def tell(incumbent, bound):
    seen[:] = [incumbent, bound]
    print(f"at {time.process_time()} {incumbent / scale} {bound / scale}", flush=True)


class Keep(cp_model.CpSolverSolutionCallback):
    def on_solution_callback(self):
        with open(plan, "w") as out:
            for col in range(given["moveCols"][0], given["moveCols"][1]):
                if self.value(cols[col]):
                    out.write(f"{col} 1\n")
        tell(self.objective_value, max(seen[1], self.best_objective_bound))


solver = cp_model.CpSolver()
solver.parameters.num_workers = workers
solver.parameters.relative_gap_limit = 1e-4
solver.best_bound_callback = lambda bound: tell(seen[0], bound)


def watch():
    while time.process_time() < limit:
        time.sleep(0.1)
    solver.stop_search()


threading.Thread(target=watch, daemon=True).start()
status = solver.solve(model, Keep())
tell(seen[0], max(seen[1], solver.best_objective_bound))
print(f"end {solver.status_name(status)}")
