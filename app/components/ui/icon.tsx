/** Line icons on a 20-unit grid, drawn for Belay. Decorative: the word beside them carries the meaning. */
const drawings = {
	home: 'M3 9.500L10 4l7 5.500M5 8.500V16h10V8.500',
	book: 'M3 4.500c3-1 5-.5 7 1v11c-2-1.500-4-2-7-1zM17 4.500c-3-1-5-.5-7 1v11c2-1.500 4-2 7-1z',
	people:
		'M7 9.500a2.700 2.700 0 100-5.400 2.700 2.700 0 000 5.400zM2.500 16c.3-3 2-4.500 4.500-4.500s4.200 1.500 4.500 4.500M13.500 9a2.200 2.200 0 100-4.400M14 11.500c2 0 3.300 1.500 3.500 4',
	peak: 'M2.500 16L8 6l3.500 6 2-3 4 7z',
	back: 'M16 10H4M9 5l-5 5 5 5',
	forward: 'M4 10h12M11 5l5 5-5 5',
	down: 'M5 8l5 5 5-5',
	tick: 'M4 10.500l4 4 8-9',
	cross: 'M5 5l10 10M15 5L5 15',
	lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 016 0V9',
	warn: 'M10 3.500L18 16.500H2zM10 8.500v3.500M10 14.300v.2',
	info: 'M10 17a7 7 0 100-14 7 7 0 000 14zM10 9.300V13.500M10 6.600v.2',
	clock: 'M10 17a7 7 0 100-14 7 7 0 000 14zM10 6v4l2.500 2',
	bookmark: 'M5.500 3.500h9V17L10 13.300 5.500 17z',
	bookmarked: 'M5.500 3.500h9V17L10 13.300 5.500 17zM7.500 7h5M7.500 9.500h5',
	pin: 'M7 3h6l-1 5 3 3v1.500H5V11l3-3zM10 12.500V18',
	print: 'M6 7V3.500h8V7M5.500 14H3.500V7h13v7h-2M6 11.500h8V17H6z',
	hand: 'M6.500 10V5.200a1.200 1.200 0 012.400 0V9M8.900 9V4.200a1.200 1.200 0 012.400 0V9M11.300 9V5a1.200 1.200 0 012.400 0v5.500M13.700 10V7.500a1.200 1.200 0 012.400 0V12c0 3-2 5-4.700 5-2.500 0-3.800-1.200-4.900-3L4.200 11a1.300 1.300 0 012.300-1.200',
	up: 'M10 16V4M5 9l5-5 5 5',
	menu: 'M3 6h14M3 10h14M3 14h14',
	find: 'M9 3.500a5.500 5.500 0 100 11 5.500 5.500 0 000-11zM13.200 13.200L17 17',
	link: 'M8.500 11.500a3 3 0 004.200 0l2.600-2.600a3 3 0 00-4.200-4.200L9.900 5.900M11.500 8.500a3 3 0 00-4.200 0l-2.600 2.600a3 3 0 004.200 4.200l1.200-1.200',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name }: { name: IconName }) {
	return (
		<svg className="i" viewBox="0 0 20 20" aria-hidden="true">
			<path d={drawings[name]} />
		</svg>
	)
}

/** The mark: a b tied from one line. */
export function Mark() {
	return (
		<svg className="m" viewBox="0 0 64 64" fill="none" strokeLinejoin="round" aria-hidden="true">
			<path
				d="M21 3V39.500C21 50.500 29.500 58 39.300 58C49.300 58 57 50.800 57 41.200C57 31.600 49.300 24.800 39.300 24.800C30.500 24.800 24.500 28.800 18 33.400C13.500 36.600 9 39 3 39.500"
				stroke="var(--case)"
				strokeWidth="12.5"
			/>
			<path
				d="M21 3V39.500C21 50.500 29.500 58 39.300 58C49.300 58 57 50.800 57 41.200C57 31.600 49.300 24.800 39.300 24.800C30.500 24.800 24.500 28.800 18 33.400C13.500 36.600 9 39 3 39.500"
				stroke="#FFC524"
				strokeWidth="7.5"
			/>
			<path
				d="M32 26.500C28 27.800 24.600 29.600 18 33.400C15.200 35.200 13 36.400 10.500 37.400"
				stroke="var(--case)"
				strokeWidth="12.5"
			/>
			<path
				d="M33 26.200C28.800 27.400 25 29.200 18 33.400C15 35.400 12.200 37 9 38.100"
				stroke="#FFC524"
				strokeWidth="7.5"
			/>
		</svg>
	)
}
