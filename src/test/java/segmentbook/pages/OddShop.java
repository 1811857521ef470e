package segmentbook.pages;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/** Shops of a shape that the pages were not written for; each writes its lines and its description file. */
enum OddShop {
    EVERYBODY_ONCE(300, 1),
    ONE_DAY(60, 3) {
        @Override
        LocalDate day(Random random, int order) {
            return FIRST;
        }
    },
    ALL_ALIKE(40, 2) {
        @Override
        LocalDate day(Random random, int order) {
            return FIRST.plusDays(30L * order);
        }

        @Override
        String line(Random random, int customer, int order) {
            return ",P1,Mug,1,," + "4.50";
        }
    },
    ONE_PRICE(120, 5) {
        @Override
        LocalDate day(Random random, int order) {
            return FIRST.plusMonths(order);
        }

        @Override
        String line(Random random, int customer, int order) {
            return ",SUB,Monthly box,1,," + "9.99";
        }

        @Override
        int orders(Random random, int customer) {
            return 1 + customer % 12;
        }
    },
    ONE_CUSTOMER(1, 4),
    TWO_CUSTOMERS(2, 3),
    THREE_CUSTOMERS(3, 2) {
        @Override
        String more() {
            return "clusters: {k: 5, range: [5, 6]}\n";
        }
    },
    NINE_CUSTOMERS(9, 3),
    MANY_CUSTOMERS(20_500, 2) {
        @Override
        String more() {
            return "clusters: {range: [2, 3], restarts: 1}\n";
        }
    },
    REFUNDS_ONLY_FOR_SOME(60, 3) {
        @Override
        String more() {
            return "cleaning: {cancelledPrefix: null}\n";
        }

        @Override
        String line(Random random, int customer, int order) {
            return customer % 4 == 0 ? ",P1,Mug,-1,,4.00" : super.line(random, customer, order);
        }
    },
    NO_PRODUCT(100, 4) {
        @Override
        String columns() {
            return "{invoice: invoice, quantity: quantity, time: time, price: price, customer: customer}";
        }
    },
    NO_PRICE(100, 4) {
        @Override
        String columns() {
            return "{invoice: invoice, product: product, description: name, quantity: quantity, time: time, customer: customer}";
        }
    },
    NO_QUANTITY(100, 4) {
        @Override
        String columns() {
            return "{invoice: invoice, product: product, time: time, price: price, customer: customer}";
        }
    },
    CUSTOMER_AND_DAY(200, 4) {
        @Override
        String columns() {
            return "{time: time, customer: customer}";
        }
    },
    ONE_BELOW_ZERO(60, 3) {
        @Override
        String more() {
            return "cleaning: {cancellations: keep, cancelledPrefix: null}\n";
        }

        @Override
        String line(Random random, int customer, int order) {
            return customer == 7 && order == 2 ? ",P1,Mug,-900,,4.00" : super.line(random, customer, order);
        }
    },
    WHALE(80, 3) {
        @Override
        String line(Random random, int customer, int order) {
            return customer == 0 ? ",P2,Container,10000,,9.00" : super.line(random, customer, order);
        }
    },
    MANY_PRODUCTS(400, 300) {
        @Override
        String more() {
            return "clusters: {restarts: 5}\n";
        }

        @Override
        String line(Random random, int customer, int order) {
            int product = order < 250 ? 250 * customer + order : random.nextInt(100_000); // each at least once
            return ",P" + product + ",Thing " + product + ",1,," + (1 + product % 90);
        }

        @Override
        int orders(Random random, int customer) {
            return 300;
        }
    },
    ONE_ORDER_A_DAY(150, 4) {
        @Override
        String more() {
            return "rfm: {frequency: days}\n";
        }

        @Override
        String columns() {
            return "{product: product, description: name, quantity: quantity, time: time, price: price, customer: customer}";
        }
    },
    MARKUP_AND_LONG_NAMES(80, 4) {
        @Override
        String line(Random random, int customer, int order) {
            int product = random.nextInt(6);
            String name = product == 0 ? "<b>bold</b> & \"\"quoted\"\" *star* $5 $6" : "long ".repeat(600) + product;
            return ",P" + product + ",\"" + name + "\",1,,3.00";
        }
    },
    ATTRIBUTES_MISSING(80, 4) {
        @Override
        String more() {
            return "attributes: {file: members.csv, customer: id, numeric: {age: Age}, categorical: {gender: Gender}}\n";
        }
    },
    COSTS_ABOVE_PRICES(90, 4) {
        @Override
        String columns() {
            return super.columns().replace("customer:", "cost: empty, customer:");
        }

        @Override
        String line(Random random, int customer, int order) {
            String cost = customer % 5 == 0 ? "" : 1 + random.nextInt(15) + ".50";
            return super.line(random, customer, order).replace(",,", "," + cost + ",");
        }

        @Override
        String more() {
            return "features: {use: [frequency, contribution, margin]}\n";
        }
    };

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private final int customers;
    private final int mostOrders;

    OddShop(int customers, int mostOrders) {
        this.customers = customers;
        this.mostOrders = mostOrders;
    }

    LocalDate day(Random random, int order) {
        return FIRST.plusDays(random.nextInt(330));
    }

    int orders(Random random, int customer) {
        return 1 + random.nextInt(mostOrders);
    }

    /** Product, name, quantity and price of a line, with an empty cell between the last two. */
    String line(Random random, int customer, int order) {
        int product = (int) (20 * random.nextDouble() * random.nextDouble());
        return ",P" + product + ",Thing " + product + "," + (1 + random.nextInt(4)) + ",," + (1 + product) + ".25";
    }

    String columns() {
        return "{invoice: invoice, product: product, description: name, quantity: quantity, time: time, price: price,"
                + " customer: customer, country: country}";
    }

    String more() {
        return "";
    }

    /** Its name in results. */
    String folder() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Writes the shop into a folder, its description as {@code shop.yaml}. */
    void write(Path folder) throws IOException {
        Random random = new Random(ordinal());
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("lines.csv")))) {
            out.print("invoice,customer,time,product,name,quantity,empty,price,country\n");
            int invoice = 1000;
            for (int customer = 0; customer < customers; customer++) {
                int orders = orders(random, customer);
                for (int order = 0; order < orders; order++) {
                    LocalDate day = day(random, order);
                    out.print(invoice++ + ",c" + customer + "," + day + line(random, customer, order) + ",France\n");
                }
            }
        }
        Files.writeString(folder.resolve("members.csv"), "id,Age,Gender\nnobody,,\n");
        Files.writeString(
                folder.resolve("shop.yaml"),
                "name: " + folder() + "\nfile: lines.csv\ncurrency: EUR\ncolumns: " + columns() + "\n" + more());
    }
}
