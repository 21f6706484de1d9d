#!/usr/bin/env python3
"""Makes samples/day/day.csv: a made-up day of 1,000 calls in a made-up city, from published rates. The same seed gives the same bytes.

    eng/make-day.py > samples/day/day.csv

Where the shares come from: less than 4 % of 911 calls are violent crime (Vera, Everytown); 23 to 39 % of police calls are low-priority or not urgent (CAP/LEAP, eight
cities); 9 mental-health and quality-of-life types were 14.5 % of Durham's police calls; 10.8 % of one service's calls involve a person with perceived mental
illness (Koziarski et al.). Shares within those groups, places and hours are assumptions. Nobody in it exists.
"""
import csv
import datetime
import random
import sys

SEED, CALLS, OFFICER_INITIATED, REPORTS = 1, 1000, 36, 14
DAY = datetime.datetime(2025, 3, 12)
# Share in 1,000 calls, and the type as the call-taker enters it.
TYPES = [
    (26, "MENTAL HEALTH CRISIS"), (7, "SUICIDAL PERSON"), (8, "SUICIDAL - REPORTED BY OTHER"), (58, "WELFARE CHECK"), (18, "PERSON DOWN"), (14, "INTOXICATED PERSON"),
    (4, "DEMENTIA - WANDERING"), (12, "OVERDOSE"), (34, "UNWANTED PERSON"), (26, "TRESPASS"), (10, "ENCAMPMENT"), (6, "PANHANDLING"), (5, "INDECENCY"), (62, "NOISE"),
    (40, "DISTURBANCE"), (24, "VERBAL DISPUTE"), (30, "FAMILY DISPUTE"), (10, "JUVENILE TROUBLE"), (6, "SUSPECTED ABUSE"), (4, "LOST CHILD"), (30, "PARKING"),
    (14, "BLOCKED DRIVEWAY"), (3, "GRAFFITI"), (5, "NEEDLES FOUND"), (14, "ANIMAL"), (12, "STREET CONDITION"), (16, "UNKNOWN TROUBLE"), (20, "SILENT CALL"), (14, "ABANDONED CALL"),
    (96, "SICK PERSON"), (32, "BREATHING PROBLEM"), (4, "CARDIAC ARREST"), (46, "INJURY - FALL"), (8, "STRUCTURE FIRE"), (14, "SMOKE OR ODOR"), (30, "FIRE ALARM"), (3, "GAS LEAK"), (3, "WIRES DOWN"),
    (14, "ASSAULT IN PROGRESS"), (12, "ASSAULT REPORT"), (5, "ROBBERY"), (4, "SHOTS FIRED"), (2, "PERSON SHOT"), (10, "BURGLARY IN PROGRESS"), (22, "BURGLARY REPORT"), (40, "THEFT"),
    (14, "SHOPLIFTING"), (16, "VEHICLE THEFT"), (16, "FRAUD"), (14, "THREATS"), (44, "SUSPICIOUS PERSON"), (30, "BURGLAR ALARM"),
    (22, "COLLISION - INJURY"), (34, "COLLISION"), (12, "TRAFFIC HAZARD"), (6, "IMPAIRED DRIVER"), (6, "ASSIST MOTORIST"),
]
# Calls in each hour of the day, as parts of a whole: quiet before dawn, busiest from noon to evening.
HOURS = [30, 25, 22, 17, 14, 14, 18, 28, 38, 42, 44, 47, 52, 52, 54, 58, 60, 60, 58, 55, 52, 48, 42, 36]
# Where people are: three centres and the rest of the city; latitude, longitude, spread in degrees, share.
CENTRES = [(44.980, -93.265, 0.012, 40), (44.945, -93.215, 0.015, 20), (45.010, -93.300, 0.015, 20), (44.975, -93.260, 0.040, 20)]
SOUTH, NORTH, WEST, EAST = 44.90, 45.05, -93.36, -93.16


def place(rng):
    north, east, spread, _ = rng.choices(CENTRES, [c[3] for c in CENTRES])[0]
    while True:
        lat, lon = rng.gauss(north, spread), rng.gauss(east, spread * 1.4)
        if SOUTH <= lat <= NORTH and WEST <= lon <= EAST:
            return round(lat, 4), round(lon, 4)


def district(lat, lon):
    return ("North" if lat >= 44.975 else "South") + (" East" if lon >= -93.26 else " West")


def main():
    rng = random.Random(SEED)
    kinds = rng.choices([t for _, t in TYPES], [s for s, _ in TYPES], k=CALLS)
    kinds += ["TRAFFIC STOP (OFFICER INITIATED)"] * OFFICER_INITIATED + ["TELEPHONE REPORT"] * REPORTS
    rows = []
    for kind in kinds:
        hour = rng.choices(range(24), HOURS)[0]
        at = DAY + datetime.timedelta(hours=hour, seconds=rng.randrange(3600))
        lat, lon = place(rng)
        rows.append((at, kind, lat, lon))
    rows.sort()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["call", "received", "type", "latitude", "longitude", "district"])
    for number, (at, kind, lat, lon) in enumerate(rows, 1):
        out.writerow([f"D{number:04}", at.strftime("%Y-%m-%d %H:%M:%S"), kind, lat, lon, district(lat, lon)])


if __name__ == "__main__":
    main()
