/** Last names that are frequent in the United States (Census Bureau). */
export const familyNames = [
  'Smith', 'Johnson', 'Williams', 'Brown', 'Jones', 'Garcia', 'Miller', 'Davis', 'Rodriguez', 'Martinez', 'Hernandez', 'Lopez', 'Gonzalez', 'Wilson',
  'Anderson', 'Thomas', 'Taylor', 'Moore', 'Jackson', 'Martin', 'Lee', 'Perez', 'Thompson', 'White', 'Harris', 'Sanchez', 'Clark', 'Ramirez', 'Lewis',
  'Robinson', 'Walker', 'Young', 'Allen', 'King', 'Wright', 'Scott', 'Torres', 'Nguyen', 'Hill', 'Flores', 'Green', 'Adams', 'Nelson', 'Baker', 'Hall',
  'Rivera', 'Campbell', 'Mitchell', 'Carter', 'Roberts', 'Gomez', 'Phillips', 'Evans', 'Turner', 'Diaz', 'Parker', 'Cruz', 'Edwards', 'Collins', 'Reyes',
  'Stewart', 'Morris', 'Morales', 'Murphy', 'Cook', 'Rogers', 'Gutierrez', 'Ortiz', 'Morgan', 'Cooper', 'Peterson', 'Bailey', 'Reed', 'Kelly', 'Howard',
  'Ramos', 'Kim', 'Cox', 'Ward', 'Richardson', 'Watson', 'Brooks', 'Chavez', 'Wood', 'James', 'Bennett', 'Gray', 'Mendoza', 'Ruiz', 'Hughes', 'Price',
  'Alvarez', 'Castillo', 'Sanders', 'Patel', 'Myers', 'Long', 'Ross', 'Foster', 'Jimenez', 'Powell', 'Jenkins', 'Perry', 'Russell', 'Sullivan', 'Bell',
] as const;

/** Names that break careless code: accents, apostrophes, hyphens, a space, a letter outside Latin-1. */
export const careNames = [
  ['José', 'Núñez', 'male'], ['Siobhán', "O'Dwyer", 'female'], ['Zoë', 'Lefèvre', 'female'], ['Jean-Luc', "D'Amico", 'male'], ['Anh', 'Nguyễn', 'female'],
  ['Łukasz', 'Wójcik', 'male'], ['Renée', 'Saint-Clair', 'female'], ['María José', 'Peña García', 'female'], ['Björn', 'Sjöberg', 'male'], ['Noémie', 'De La Cruz', 'female'],
] as const;

/** Where consumers live: city, state and postal code that belong together. */
export const places = [
  ['Roanoke', 'VA', '24012'], ['Salem', 'VA', '24153'], ['Vinton', 'VA', '24179'], ['Lynchburg', 'VA', '24502'], ['Blacksburg', 'VA', '24060'],
  ['Christiansburg', 'VA', '24073'], ['Bedford', 'VA', '24523'], ['Martinsville', 'VA', '24112'], ['Danville', 'VA', '24541'], ['Staunton', 'VA', '24401'],
] as const;

export const streets = [
  'Brandon Avenue', 'Campbell Street', 'Williamson Road', 'Elm Street', 'Grandin Road', 'Peters Creek Road', 'Hollins Road', 'Melrose Avenue',
  'Orange Avenue', 'Main Street', 'Church Street', 'Old Mill Lane', 'Chestnut Hill Drive', 'Dogwood Circle', 'Shenandoah Avenue', 'Colonial Avenue',
] as const;
