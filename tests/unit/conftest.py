from hypothesis import HealthCheck, settings

settings.register_profile("khotin", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("khotin")
