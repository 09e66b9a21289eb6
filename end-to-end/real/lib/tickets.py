"""A design that has most kinds of columns, by either generation of the client: both name them alike."""


def sampler(builder, name, kind, params, **more):
    builder.add_column(name=name, column_type="sampler", sampler_type=kind, params=params, **more)


def add_columns(dd, builder):
    sampler(builder, "id", "uuid", dd.UUIDSamplerParams(prefix="T-", short_form=True, uppercase=True))
    kinds = dd.CategorySamplerParams(values=["Meter", "Hydrant", "Lane"], weights=[3, 1, 1])
    sampler(builder, "kind", "category", kinds)
    spots = {"Meter": ["expired", "broken"], "Hydrant": ["front"], "Lane": ["bus", "bike"]}
    sampler(builder, "spot", "subcategory", dd.SubcategorySamplerParams(category="kind", values=spots))
    sampler(builder, "fine", "uniform", dd.UniformSamplerParams(low=15, high=250, decimal_places=2))
    sampler(builder, "weight", "gaussian", dd.GaussianSamplerParams(mean=1500, stddev=100, decimal_places=1))
    sampler(builder, "visits", "poisson", dd.PoissonSamplerParams(mean=3))
    sampler(builder, "paid", "bernoulli", dd.BernoulliSamplerParams(p=0.7))
    sampler(builder, "calls", "binomial", dd.BinomialSamplerParams(n=5, p=0.4))
    mixture = dd.BernoulliMixtureSamplerParams(p=0.3, dist_name="expon", dist_params={"scale": 2.0})
    sampler(builder, "delay", "bernoulli_mixture", mixture)
    sampler(builder, "noise", "scipy", dd.ScipySamplerParams(dist_name="gamma", dist_params={"a": 2.0}))
    year = dd.DatetimeSamplerParams(start="2024-01-01", end="2024-12-31", unit="D")
    sampler(builder, "written", "datetime", year, convert_to="%Y-%m-%d")
    later = dd.TimeDeltaSamplerParams(dt_min=1, dt_max=60, reference_column_name="written", unit="D")
    sampler(builder, "due", "timedelta", later, convert_to="%Y-%m-%d")
    people = dd.PersonFromFakerSamplerParams(locale="en_US", age_range=[21, 65])
    sampler(builder, "officer", "person_from_faker", people, drop=True)
    builder.add_column(name="label", column_type="expression", expr="{{ kind }}/{{ spot }}")
    builder.add_column(name="doubled", column_type="expression", expr="{{ visits * 2 }}", dtype="int")
    builder.add_column(name="signed", column_type="expression", expr="{{ officer.first_name }}")
