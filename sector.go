package onrecord

// Sector is the part of the state or of society that an actor acts for: a primary sector code of PLOVER.
type Sector string

// The sectors, with the words of the PLOVER manual in short.
const (
	COP Sector = "COP" // police forces, prisons, investigators
	GOV Sector = "GOV" // the executive: governments and governing parties, ministries, diplomats
	JUD Sector = "JUD" // judges, courts, prosecutors
	LEG Sector = "LEG" // parliaments, assemblies, lawmakers
	MIL Sector = "MIL" // the armed forces of a state
	PRM Sector = "PRM" // paramilitaries that are not against the government
	PTY Sector = "PTY" // parties identified neither with the government nor with the opposition; candidates
	REB Sector = "REB" // armed opposition
	SPY Sector = "SPY" // intelligence services
	UAF Sector = "UAF" // other armed groups: militants, gunmen
	UNK Sector = "UNK" // unknown; PLOVER's, not given here: what is not known is absent
	AGR Sector = "AGR" // farmers and farm workers
	BUS Sector = "BUS" // companies and who runs them
	CRM Sector = "CRM" // criminals
	CVL Sector = "CVL" // civilians
	EDU Sector = "EDU" // schools, universities, who teaches and learns there
	ELI Sector = "ELI" // elites: who held a high office of the state before
	JRN Sector = "JRN" // journalists and media
	LAB Sector = "LAB" // workers and unions
	MED Sector = "MED" // health
	REF Sector = "REF" // refugees and displaced people
	OPP Sector = "OPP" // political opposition without arms; protesters
	PRE Sector = "PRE" // PLOVER's, not given here
	REL Sector = "REL" // clergy and religious bodies
	SOC Sector = "SOC" // civil society: rights, environment, movements
)

// Sectors are all sectors.
var Sectors = []Sector{
	COP, GOV, JUD, LEG, MIL, PRM, PTY, REB, SPY, UAF, UNK, AGR, BUS, CRM, CVL, EDU, ELI, JRN, LAB, MED, REF, OPP, PRE, REL, SOC,
}

// NonStates are PLOVER's codes that stand in the place of a country for who belongs to none: intergovernmental bodies, the
// United Nations, the European Union, nongovernmental organisations, international movements, transnational armed
// groups, multinational corporations.
var NonStates = []string{"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
