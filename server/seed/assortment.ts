/** What the chain sells: twelve categories, their makers, and what each maker offers. All brands are invented. */
export interface Shelf {
  code: string;
  category: string;
  /** Cost of goods as a share of the price, in percent. 粮油调味 sells much and earns little, on purpose. */
  costPercent: number;
  /** How often a hand reaches here, outside of any season. */
  weight: number;
  brands: readonly string[];
  /** Name, size, unit, price in cents. */
  items: readonly (readonly [name: string, spec: string, unit: string, priceCents: number])[];
}

export const SHELVES: readonly Shelf[] = [
  {
    code: "01",
    category: "饮料",
    costPercent: 62,
    weight: 15,
    brands: ["溪亭", "南麓优选", "沁禾"],
    items: [
      ["无糖乌龙茶", "500ml", "瓶", 500],
      ["白桃气泡水", "480ml", "瓶", 550],
      ["矿泉水", "550ml", "瓶", 200],
      ["电解质饮料", "600ml", "瓶", 650],
      ["鲜椰汁", "1L", "盒", 1290],
      ["冷萃咖啡", "270ml", "瓶", 890],
      ["凉茶", "310ml×6", "组", 1980],
    ],
  },
  {
    code: "02",
    category: "乳品",
    costPercent: 70,
    weight: 13,
    brands: ["牧晴", "雪原里", "南麓优选"],
    items: [
      ["鲜牛奶", "950ml", "盒", 1680],
      ["原味酸奶", "200g×4", "组", 1590],
      ["纯牛奶", "250ml×12", "箱", 4990],
      ["高钙奶酪棒", "100g", "袋", 1290],
      ["燕麦奶", "1L", "盒", 1890],
      ["儿童牛奶", "190ml×12", "箱", 5490],
    ],
  },
  {
    code: "03",
    category: "冰品",
    costPercent: 55,
    weight: 5,
    brands: ["霜叶", "小北极"],
    items: [
      ["绿豆冰棍", "70g×5", "盒", 1250],
      ["香草冰淇淋杯", "90g", "杯", 690],
      ["巧克力脆皮", "75g", "支", 550],
      ["芒果沙冰", "120g", "杯", 790],
      ["酸奶雪糕", "65g×6", "盒", 2390],
      ["冰块", "2kg", "袋", 990],
    ],
  },
  {
    code: "04",
    category: "休闲零食",
    costPercent: 60,
    weight: 15,
    brands: ["嘎嘣", "果小满", "南麓优选"],
    items: [
      ["海盐薯片", "104g", "袋", 890],
      ["每日坚果", "25g×7", "盒", 3990],
      ["猪肉脯", "100g", "袋", 1990],
      ["海苔", "40g", "袋", 1490],
      ["夹心饼干", "230g", "盒", 1090],
      ["辣豆干", "180g", "袋", 990],
      ["黑巧克力", "80g", "盒", 1690],
    ],
  },
  {
    code: "05",
    category: "方便速食",
    costPercent: 64,
    weight: 9,
    brands: ["一碗香", "面食记"],
    items: [
      ["葱油拌面", "120g×4", "袋", 2280],
      ["螺蛳粉", "300g", "袋", 1290],
      ["自热米饭", "320g", "盒", 1690],
      ["速冻水饺", "500g", "袋", 2190],
      ["牛肉方便面", "110g×5", "袋", 1450],
      ["紫菜汤", "72g", "盒", 1280],
    ],
  },
  {
    code: "06",
    category: "粮油调味",
    costPercent: 92,
    weight: 10,
    brands: ["岭上田", "厨乡", "南麓优选"],
    items: [
      ["丝苗米", "5kg", "袋", 4290],
      ["花生油", "5L", "桶", 13990],
      ["生抽", "500ml", "瓶", 1180],
      ["蚝油", "700g", "瓶", 1290],
      ["鸡蛋", "30枚", "盒", 2990],
      ["面粉", "2.5kg", "袋", 1690],
      ["陈醋", "420ml", "瓶", 890],
    ],
  },
  {
    code: "07",
    category: "酒类",
    costPercent: 66,
    weight: 5,
    brands: ["麦屿", "老榕"],
    items: [
      ["精酿啤酒", "330ml×6", "组", 5900],
      ["米酒", "500ml", "瓶", 2890],
      ["干红葡萄酒", "750ml", "瓶", 8900],
      ["白酒", "500ml", "瓶", 16800],
      ["果味气泡酒", "275ml", "瓶", 990],
    ],
  },
  {
    code: "08",
    category: "火锅冷冻",
    costPercent: 68,
    weight: 7,
    brands: ["沸点", "海湾仔"],
    items: [
      ["香辣小龙虾", "900g", "盒", 6980],
      ["肥牛卷", "400g", "盒", 3690],
      ["火锅底料", "300g", "袋", 1880],
      ["虾滑", "150g", "袋", 1980],
      ["手打牛肉丸", "500g", "袋", 3290],
      ["鱼豆腐", "250g", "袋", 1390],
    ],
  },
  {
    code: "09",
    category: "纸品",
    costPercent: 72,
    weight: 8,
    brands: ["棉语", "净舍", "南麓优选"],
    items: [
      ["抽纸", "120抽×10", "提", 2690],
      ["卷纸", "140g×12", "提", 2890],
      ["厨房纸", "2卷", "提", 1490],
      ["湿巾", "80片", "包", 990],
      ["手帕纸", "18包", "条", 1290],
      ["洗脸巾", "80抽", "包", 1590],
    ],
  },
  {
    code: "10",
    category: "家庭清洁",
    costPercent: 58,
    weight: 6,
    brands: ["净舍", "泡泡屋"],
    items: [
      ["洗衣液", "3kg", "瓶", 3990],
      ["洗手液", "500ml", "瓶", 1590],
      ["洗洁精", "1.2kg", "瓶", 1690],
      ["垃圾袋", "100只", "卷", 990],
      ["消毒液", "1L", "瓶", 1890],
      ["洁厕液", "500ml", "瓶", 1290],
    ],
  },
  {
    code: "11",
    category: "个人护理",
    costPercent: 52,
    weight: 5,
    brands: ["素野", "泡泡屋"],
    items: [
      ["洗发水", "500ml", "瓶", 4990],
      ["沐浴露", "750ml", "瓶", 3990],
      ["牙膏", "120g", "支", 1590],
      ["面膜", "5片", "盒", 5900],
      ["护手霜", "50g", "支", 1990],
      ["卫生巾", "240mm×20", "包", 2190],
    ],
  },
  {
    code: "12",
    category: "年节礼盒",
    costPercent: 60,
    weight: 2,
    brands: ["南麓优选", "果小满"],
    items: [
      ["坚果礼盒", "1.2kg", "盒", 12800],
      ["糕点礼盒", "800g", "盒", 8800],
      ["茶叶礼盒", "200g", "盒", 19800],
      ["牛奶礼盒", "250ml×16", "箱", 7990],
      ["水果礼盒", "3kg", "盒", 10800],
    ],
  },
];

/** Given away with an order; never on a shelf of its own. */
export const GIFTS: readonly (readonly [
  code: string,
  name: string,
  spec: string,
  unit: string,
  costCents: number,
])[] = [
  ["P00011", "便携纸巾（赠品）", "8包", "条", 320],
  ["P00021", "试饮装气泡水（赠品）", "150ml", "瓶", 110],
  ["P00031", "环保购物袋（赠品）", "中号", "个", 95],
];
