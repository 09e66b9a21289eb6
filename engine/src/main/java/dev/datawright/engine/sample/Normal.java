package dev.datawright.engine.sample;

/// The standard normal distribution, the same on every machine.
final class Normal {

    private Normal() {}

    /// Probability of a value up to z; Hart's rational approximation, exact to about 15 digits.
    static double cumulative(double z) {
        double size = Math.abs(z);
        double tail;
        if (size > 37) {
            tail = 0;
        } else {
            double density = StrictMath.exp(-size * size / 2);
            if (size < 7.07106781186547) {
                double top = 3.52624965998911e-2 * size + 0.700383064443688;
                top = top * size + 6.37396220353165;
                top = top * size + 33.912866078383;
                top = top * size + 112.079291497871;
                top = top * size + 221.213596169931;
                top = top * size + 220.206867912376;
                double bottom = 8.83883476483184e-2 * size + 1.75566716318264;
                bottom = bottom * size + 16.064177579207;
                bottom = bottom * size + 86.7807322029461;
                bottom = bottom * size + 296.564248779674;
                bottom = bottom * size + 637.333633378831;
                bottom = bottom * size + 793.826512519948;
                bottom = bottom * size + 440.413735824752;
                tail = density * top / bottom;
            } else {
                double fraction = size + 0.65;
                fraction = size + 4 / fraction;
                fraction = size + 3 / fraction;
                fraction = size + 2 / fraction;
                fraction = size + 1 / fraction;
                tail = density / fraction / 2.506628274631;
            }
        }
        return z > 0 ? 1 - tail : tail;
    }

    /// The value up to which the probability is p, for p between 0 and 1; Wichura's algorithm AS 241.
    static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q
                    * (((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r
                                                                                            + 4.5921953931549871457e4)
                                                                                    * r
                                                                            + 1.3731693765509461125e4)
                                                                    * r
                                                            + 1.9715909503065514427e3)
                                                    * r
                                            + 1.3314166789178437745e2)
                                    * r
                            + 3.3871328727963666080e0)
                    / (((((((5.2264952788528545610e3 * r + 2.8729085735721942674e4) * r + 3.9307895800092710610e4) * r
                                                                                            + 2.1213794301586595867e4)
                                                                                    * r
                                                                            + 5.3941960214247511077e3)
                                                                    * r
                                                            + 6.8718700749205790830e2)
                                                    * r
                                            + 4.2313330701600911252e1)
                                    * r
                            + 1.0);
        }
        double r = StrictMath.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
        double value;
        if (r <= 5) {
            r -= 1.6;
            value = (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1)
                                                                                                    * r
                                                                                            + 1.27045825245236838258e0)
                                                                                    * r
                                                                            + 3.64784832476320460504e0)
                                                                    * r
                                                            + 5.76949722146069140550e0)
                                                    * r
                                            + 4.63033784615654529590e0)
                                    * r
                            + 1.42343711074968357734e0)
                    / (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2)
                                                                                                    * r
                                                                                            + 1.48103976427480074590e-1)
                                                                                    * r
                                                                            + 6.89767334985100004550e-1)
                                                                    * r
                                                            + 1.67638483018380384940e0)
                                                    * r
                                            + 2.05319162663775882187e0)
                                    * r
                            + 1.0);
        } else {
            r -= 5;
            value = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3)
                                                                                                    * r
                                                                                            + 2.65321895265761230930e-2)
                                                                                    * r
                                                                            + 2.96560571828504891230e-1)
                                                                    * r
                                                            + 1.78482653991729133580e0)
                                                    * r
                                            + 5.46378491116411436990e0)
                                    * r
                            + 6.65790464350110377720e0)
                    / (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r
                                                                                                            + 1.84631831751005468180e-5)
                                                                                                    * r
                                                                                            + 7.86869131145613259100e-4)
                                                                                    * r
                                                                            + 1.48753612908506148525e-2)
                                                                    * r
                                                            + 1.36929880922735805310e-1)
                                                    * r
                                            + 5.99832206555887937690e-1)
                                    * r
                            + 1.0);
        }
        return q < 0 ? -value : value;
    }
}
